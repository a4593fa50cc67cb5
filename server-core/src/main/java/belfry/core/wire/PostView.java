package belfry.core.wire;

import belfry.core.post.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post as the calendar shows it: once, with its deliveries. */
public record PostView(UUID id, @Nullable Instant dueAt, String zone, DeliveryState state, String excerpt,
        String source, @Nullable String author, List<DeliveryView> deliveries, Instant createdAt, Instant updatedAt,
        long version) {
    public PostView {
        deliveries = List.copyOf(deliveries);
    }
}
