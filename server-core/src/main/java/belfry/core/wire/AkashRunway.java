package belfry.core.wire;

import belfry.core.akash.lease.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the money lasts.
 *
 * @param blocks left; null unless {@link Kind#LEFT}
 * @param emptyAt when they are over; null unless {@link Kind#LEFT}
 * @param amount what is left, or what is owed
 * @param why it is not known; empty unless {@link Kind#UNKNOWN}
 */
public record AkashRunway(Kind kind, @Nullable Long blocks, @Nullable Instant emptyAt, @Nullable Amount amount,
        String why) {

    /** How it stands. */
    public enum Kind {
        /** Nothing is billed. */
        ENDLESS,
        LEFT,
        /** Spent, but the chain has not settled it yet. */
        USED_UP,
        /** Below zero on chain: beyond a deposit. */
        OVERDRAWN,
        /** The deployment is closed. */
        ENDED,
        UNKNOWN
    }
}
