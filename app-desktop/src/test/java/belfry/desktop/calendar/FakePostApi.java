package belfry.desktop.calendar;

import belfry.core.post.DeliveryState;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.ExplanationView;
import belfry.core.wire.DeliveryHistory;
import belfry.core.wire.LedgerRow;
import belfry.core.wire.Page;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.wire.PreflightView;
import belfry.desktop.server.PostApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Posts in memory, with the versions and refusals of the server, and a note of what was asked. */
final class FakePostApi implements PostApi {
    final Map<UUID, PostView> posts = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    /** What the next calls that write are refused with, by post; taken away by the refusal. */
    final Map<UUID, RuntimeException> refusals = new LinkedHashMap<>();

    static UUID id(int number) {
        return new UUID(0x7100, number);
    }

    PostView add(int number, String due, DeliveryState state, int... channels) {
        var deliveries = new ArrayList<DeliveryView>();
        for (var channel : channels) {
            deliveries.add(new DeliveryView(new UUID(number, channel), id(number), new UUID(0x7200, channel),
                    channel == 1 ? "bluesky" : "mastodon", "Channel " + channel, state, Instant.parse(due), null, null,
                    null, null, null, null, 0, null, 1, Map.of(), List.of()));
        }
        var post = new PostView(id(number), Instant.parse(due), "Europe/Berlin", state, "Post " + number, "console",
                "Anna", List.of(), deliveries, Instant.EPOCH, Instant.EPOCH, 1);
        posts.put(post.id(), post);
        return post;
    }

    /** Somebody else changes a post. */
    PostView change(UUID id, Instant due, DeliveryState state) {
        var old = Objects.requireNonNull(posts.get(id));
        var fresh = new PostView(id, due, old.zone(), state, old.excerpt(), old.source(), old.author(), old.parts(),
                old.deliveries(), old.createdAt(), old.updatedAt(), old.version() + 1);
        posts.put(id, fresh);
        return fresh;
    }

    Instant due(int number) {
        return Objects.requireNonNull(Objects.requireNonNull(posts.get(id(number))).dueAt());
    }

    @Override
    public Page<PostView> list(Map<String, String> query) {
        return new Page<>(List.copyOf(posts.values()), null);
    }

    @Override
    public List<PostView> between(Instant from, Instant to, Map<String, String> filter) {
        asked.add("between");
        return posts.values().stream().filter(post -> {
            var due = post.dueAt();
            return due != null && !due.isBefore(from) && due.isBefore(to);
        }).toList();
    }

    @Override
    public PostView get(UUID id) {
        asked.add("get");
        return Objects.requireNonNull(posts.get(id));
    }

    @Override
    public PostView create(PostDraft draft, UUID idempotencyKey) {
        asked.add("create " + draft.mode());
        var state = draft.mode() == PostMode.DRAFT ? DeliveryState.DRAFT : DeliveryState.QUEUED;
        return add(900 + posts.size(), String.valueOf(draft.dueAt()), state);
    }

    @Override
    public PostView move(UUID id, Instant dueAt, long version) {
        asked.add("move " + version);
        var refusal = refusals.remove(id);
        if (refusal != null) {
            throw refusal;
        }
        var old = Objects.requireNonNull(posts.get(id));
        if (old.version() != version) {
            throw new IllegalStateException("Somebody else changed it meanwhile");
        }
        return change(id, dueAt, old.state());
    }

    @Override
    public PostView cancel(UUID id) {
        asked.add("cancel");
        var refusal = refusals.remove(id);
        if (refusal != null) {
            throw refusal;
        }
        return change(id, Objects.requireNonNull(get(id).dueAt()), DeliveryState.CANCELLED);
    }

    @Override
    public void delete(UUID id) {
        asked.add("delete");
        posts.remove(id);
    }

    @Override
    public PostView restore(UUID id) {
        return change(id, Objects.requireNonNull(get(id).dueAt()), DeliveryState.QUEUED);
    }

    @Override
    public PostView replace(UUID id, PostDraft draft, long version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PostView publishNow(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PreflightView preflight(PostDraft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExplanationView explain(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DeliveryHistory> history(UUID id) {
        return List.of();
    }

    @Override
    public List<LedgerRow> ledger(UUID id) {
        return List.of();
    }

    @Override
    public Instant nextSlot(Collection<UUID> channels, Instant after) {
        throw new UnsupportedOperationException();
    }
}
