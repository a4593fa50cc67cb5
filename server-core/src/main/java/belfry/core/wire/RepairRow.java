package belfry.core.wire;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One delivery of a repair. */
public record RepairRow(UUID deliveryId, UUID postId, String network, String channelName, String excerpt,
        DeliveryState before, DeliveryState after,
        @Nullable Instant dueBefore, @Nullable Instant dueAfter, List<String> calls, boolean done,
        @Nullable Problem problem) {
    public RepairRow {
        calls = List.copyOf(calls);
    }
}
