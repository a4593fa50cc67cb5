package belfry.core.wire;

import java.util.List;
import java.util.UUID;

/** Why a post is where it is, delivery by delivery. */
public record ExplanationView(UUID postId, List<DeliveryExplanation> deliveries) {
    public ExplanationView {
        deliveries = List.copyOf(deliveries);
    }
}
