package belfry.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for one repair of many deliveries; with {@code dryRun} nothing changes. */
public record RepairRequest(RepairAction action, List<UUID> deliveryIds, @Nullable Instant dueAt, @Nullable String url,
        boolean dryRun) {
    public RepairRequest {
        deliveryIds = List.copyOf(deliveryIds);
    }
}
