package belfry.core.wire;

import belfry.core.post.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as the calendar shows it: once, with its deliveries.
 *
 * @param parts what was written for all channels; a delivery may have its own words
 */
public record PostView(UUID id, @Nullable Instant dueAt, String zone, DeliveryState state, String excerpt,
        String source, @Nullable String author, List<PartText> parts, List<DeliveryView> deliveries, Instant createdAt,
        Instant updatedAt,
        long version) {
    public PostView {
        parts = List.copyOf(parts);
        deliveries = List.copyOf(deliveries);
    }
}
