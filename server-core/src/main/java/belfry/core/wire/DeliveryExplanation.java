package belfry.core.wire;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why one delivery is where it is and what can be done. */
public record DeliveryExplanation(UUID deliveryId, String channelName, DeliveryState state, String sentence,
        @Nullable Problem problem, List<RepairAction> actions) {
    public DeliveryExplanation {
        actions = List.copyOf(actions);
    }
}
