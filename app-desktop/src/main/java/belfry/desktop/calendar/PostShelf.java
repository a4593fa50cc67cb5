package belfry.desktop.calendar;

import belfry.core.calendar.Span;
import belfry.core.wire.PostView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The posts that the calendar knows: as the server last told them, and over that the times to which they are being
 * moved. What is wished is shown at once and survives a reload; a refusal takes only the wish away.
 */
final class PostShelf {
    /** Months that were looked at before are kept, so that going back shows them at once; not without end. */
    private static final int KEPT = 60_000;

    private final Map<UUID, PostView> known = new HashMap<>();
    private final Map<UUID, Instant> wishes = new HashMap<>();

    /** What the server has in a span takes the place of what was known of it. */
    void replace(Span span, ZoneId zone, Collection<PostView> fresh) {
        var from = span.from(zone);
        var to = span.to(zone);
        var there = fresh.stream().map(PostView::id).collect(Collectors.toSet());
        if (known.size() + fresh.size() > KEPT) {
            known.keySet().retainAll(wishes.keySet());
        }
        known.values().removeIf(post -> !there.contains(post.id()) && !wishes.containsKey(post.id())
                && within(post.dueAt(), from, to));
        fresh.forEach(this::put);
    }

    private static boolean within(@Nullable Instant due, Instant from, Instant to) {
        return due != null && !due.isBefore(from) && due.isBefore(to);
    }

    /** Takes what the server said, unless something newer is known. */
    void put(PostView post) {
        known.merge(post.id(), post, (old, fresh) -> old.version() > fresh.version() ? old : fresh);
    }

    void remove(UUID id) {
        known.remove(id);
        wishes.remove(id);
    }

    void wish(UUID id, Instant due) {
        wishes.put(id, due);
    }

    void unwish(UUID id) {
        wishes.remove(id);
    }

    /** As the server has it. */
    Optional<PostView> told(UUID id) {
        return Optional.ofNullable(known.get(id));
    }

    /** As it is shown. */
    Optional<PostView> find(UUID id) {
        return told(id).map(this::shown);
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    List<PostView> all() {
        return known.values().stream().map(this::shown).toList();
    }

    private PostView shown(PostView post) {
        var wish = wishes.get(post.id());
        return wish == null || wish.equals(post.dueAt()) ? post : at(post, wish);
    }

    private static PostView at(PostView post, Instant due) {
        return new PostView(post.id(), due, post.zone(), post.state(), post.excerpt(), post.source(), post.author(),
                post.parts(), post.deliveries(), post.createdAt(), post.updatedAt(), post.version());
    }

    /** The post that a delivery belongs to. */
    Optional<UUID> ofDelivery(UUID delivery) {
        return known.values().stream().filter(post -> post.deliveries().stream().anyMatch(one -> one.id().equals(
                delivery))).map(PostView::id).findFirst();
    }
}
