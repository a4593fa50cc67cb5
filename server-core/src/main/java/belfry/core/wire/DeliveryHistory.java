package belfry.core.wire;

import java.util.List;
import java.util.UUID;

/** What happened to one delivery, oldest first. */
public record DeliveryHistory(UUID deliveryId, String channelName, List<HistoryRow> rows) {
    public DeliveryHistory {
        rows = List.copyOf(rows);
    }
}
