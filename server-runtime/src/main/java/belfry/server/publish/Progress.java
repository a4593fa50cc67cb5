package belfry.server.publish;

import belfry.core.post.DeliveryState;
import java.time.Instant;

/** How far a delivery came. */
public sealed interface Progress {
    /** Nothing goes on by itself from here. */
    record Ended(DeliveryState state) implements Progress {}

    /** It goes on at that moment: the next part, another try, another look. */
    record Later(Instant at) implements Progress {}

    /** There is more to do at once and the claim is still held; only seen while publishing. */
    record GoOn() implements Progress {}

    /** Somebody else publishes it. */
    record Elsewhere() implements Progress {}
}
