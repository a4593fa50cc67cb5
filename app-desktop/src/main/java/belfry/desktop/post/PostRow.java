package belfry.desktop.post;

import belfry.core.post.DeliveryState;
import belfry.core.repair.WhyNotOut;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.PostView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post on one channel as a row of the table. Small on purpose: a hundred thousand are kept, with neither texts nor
 * settings; a post without a channel is one row.
 *
 * @param id of the delivery, of the post where it has none
 * @param sortedBy the due time of the post, by which the server sorts
 * @param why in a few words, why it is where it is; empty: nothing is to be said
 */
record PostRow(UUID id, UUID postId, boolean repairable, @Nullable UUID channelId, String network, String channelName,
        DeliveryState state, @Nullable Instant dueAt, @Nullable Instant sortedBy, @Nullable Long latenessMillis,
        String text, String why, int tries, @Nullable Instant lastTryAt, @Nullable Instant nextTryAt) {

    static List<PostRow> of(PostView post) {
        if (post.deliveries().isEmpty()) {
            return List.of(new PostRow(post.id(), post.id(), false, null, "", "No channel", post.state(), post.dueAt(),
                    post.dueAt(), null, text(post), "", 0, null, null));
        }
        return post.deliveries().stream().map(delivery -> of(post, delivery)).toList();
    }

    private static PostRow of(PostView post, DeliveryView delivery) {
        return new PostRow(delivery.id(), post.id(), true, delivery.channelId(), delivery.network().intern(),
                delivery.channelName().intern(), delivery.state(), delivery.dueAt(), post.dueAt(),
                delivery.latenessMillis(), text(post), why(delivery), delivery.tries(), delivery.lastTryAt(),
                delivery.nextTryAt());
    }

    private static String text(PostView post) {
        return post.excerpt().isBlank() ? "(no text)" : post.excerpt();
    }

    private static String why(DeliveryView delivery) {
        var problem = delivery.problem();
        var held = delivery.holdReason();
        if (delivery.state() == DeliveryState.HELD && held != null && !held.isBlank()) {
            return held.intern();
        }
        if (problem != null && delivery.state() != DeliveryState.PUBLISHED) {
            return problem.summary().intern();
        }
        return switch (delivery.state()) {
            case MISSED -> "Belfry could not publish in time";
            case UNCONFIRMED -> "The answer was lost; look and decide";
            case HELD -> "Waits for its channel";
            case FAILED -> "The network refused it";
            case DRAFT, IN_REVIEW, QUEUED, PUBLISHING, PUBLISHED, CANCELLED -> "";
        };
    }

    /** Why it is where it is; what is due and still queued waits for somebody to take it. */
    String why(Instant now) {
        var waits = why.isEmpty() && state == DeliveryState.QUEUED
                && lateness(now).filter(late -> late.compareTo(WhyNotOut.SOON) > 0).isPresent();
        return waits ? "Due, and nobody has taken it" : why;
    }

    /** How late it went out, or how late it is by now; empty: it is not late, or never will be. */
    Optional<Duration> lateness(Instant now) {
        var due = dueAt;
        return switch (state) {
            case PUBLISHED -> Optional.ofNullable(latenessMillis).map(Duration::ofMillis);
            case QUEUED, PUBLISHING, HELD, FAILED, MISSED, UNCONFIRMED -> due != null && due.isBefore(now)
                    ? Optional.of(Duration.between(due, now))
                    : Optional.empty();
            case DRAFT, IN_REVIEW, CANCELLED -> Optional.empty();
        };
    }
}
