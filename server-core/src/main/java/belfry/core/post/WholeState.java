package belfry.core.post;

import java.util.Collection;
import java.util.List;

/** The one state that the calendar shows for a post: that of the delivery a person should look at first. */
public final class WholeState {
    private static final List<DeliveryState> FIRST_TO_SEE = List.of(DeliveryState.UNCONFIRMED, DeliveryState.FAILED,
            DeliveryState.MISSED, DeliveryState.HELD, DeliveryState.PUBLISHING, DeliveryState.QUEUED,
            DeliveryState.IN_REVIEW, DeliveryState.DRAFT, DeliveryState.PUBLISHED, DeliveryState.CANCELLED);

    private WholeState() {}

    /** A post without deliveries is a draft that has no channel yet. */
    public static DeliveryState of(Collection<DeliveryState> deliveries) {
        return FIRST_TO_SEE.stream().filter(deliveries::contains).findFirst().orElse(DeliveryState.DRAFT);
    }
}
