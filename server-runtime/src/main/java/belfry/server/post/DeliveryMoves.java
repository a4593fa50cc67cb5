package belfry.server.post;

import belfry.core.post.DeliveryState;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The only way from one state of a delivery to the next: checked, written into its history, told to who watches. */
public final class DeliveryMoves {
    private final DeliveryTable deliveries;

    public DeliveryMoves(DeliveryTable deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Runs in the caller's transaction.
     *
     * @param actor account name, key name, {@code clock}, {@code workflow}, {@code supervisor}
     * @return false when the delivery was not in {@code from} any more; then nothing was changed
     * @throws IllegalArgumentException when there is no such move
     */
    public boolean move(Handle handle, UUID delivery, DeliveryState from, DeliveryState to, String actor,
            String reason) {
        if (!from.mayBecome(to)) {
            throw new IllegalArgumentException("a delivery does not go from %s to %s".formatted(from, to));
        }
        if (!deliveries.changeState(handle, delivery, from, to)) {
            return false;
        }
        deliveries.appendHistory(handle, delivery, from, to, actor, reason);
        deliveries.tellChanged(handle, delivery);
        return true;
    }
}
