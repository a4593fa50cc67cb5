package belfry.core.wire;

import belfry.core.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connected account. {@code feedUrl} only for the local feed. */
public record ChannelView(UUID id, String network, String name, String handle, @Nullable String avatarUrl,
        @Nullable String baseUrl, ChannelHealth health, @Nullable Problem problem, boolean disabled,
        @Nullable Instant tokenExpiresAt,
        @Nullable Instant heldUntil, List<SlotView> slots, long queued, @Nullable String feedUrl,
        Map<String, String> facts,
        long version) {
    public ChannelView {
        slots = List.copyOf(slots);
        facts = Map.copyOf(facts);
    }
}
