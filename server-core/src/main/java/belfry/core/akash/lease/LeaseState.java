package belfry.core.akash.lease;

import java.util.Locale;

/** How the chain says that a lease stands. */
public enum LeaseState {
    ACTIVE,
    INSUFFICIENT_FUNDS,
    CLOSED,
    /** The provider wants it back and has said until when it stays. */
    RECLAIMING,
    /** A word that this version does not know. */
    OTHER;

    public static LeaseState of(String word) {
        for (var state : values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return state;
            }
        }
        return OTHER;
    }

    /** Whether it is billed: a lease being reclaimed is, until it is closed. */
    public boolean billed() {
        return this == ACTIVE || this == RECLAIMING;
    }
}
