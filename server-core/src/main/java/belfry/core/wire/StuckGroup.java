package belfry.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Posts that are not where they should be, by cause. */
public record StuckGroup(String code, String cause, List<String> remedy, RepairAction best, List<UUID> deliveryIds,
        Instant since) {
    public StuckGroup {
        remedy = List.copyOf(remedy);
        deliveryIds = List.copyOf(deliveryIds);
    }
}
