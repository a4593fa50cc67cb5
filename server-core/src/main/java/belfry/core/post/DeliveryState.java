package belfry.core.post;

import java.util.EnumSet;
import java.util.Set;

/** Where a delivery stands. The moves between the states are all in {@link #next()}: one table, nowhere else. */
public enum DeliveryState {
    DRAFT,
    IN_REVIEW,
    QUEUED,
    /** Waits for something named: a breaker, an outage, the part before it, a quarantine. */
    HELD,
    PUBLISHING,
    PUBLISHED,
    FAILED,
    /** Fell due while Belfry could not publish, by more than the late policy allows. */
    MISSED,
    /** Sent, the answer lost, and the network cannot tell: a person decides. */
    UNCONFIRMED,
    CANCELLED;

    /** The states this one may become. */
    public Set<DeliveryState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(IN_REVIEW, QUEUED, CANCELLED);
            case IN_REVIEW -> EnumSet.of(DRAFT, QUEUED, CANCELLED);
            case QUEUED -> EnumSet.of(DRAFT, IN_REVIEW, HELD, PUBLISHING, PUBLISHED, FAILED, MISSED, CANCELLED);
            case HELD -> EnumSet.of(DRAFT, QUEUED, PUBLISHED, FAILED, MISSED, CANCELLED);
            case PUBLISHING -> EnumSet.of(QUEUED, HELD, PUBLISHED, FAILED, UNCONFIRMED);
            case FAILED, MISSED -> EnumSet.of(DRAFT, QUEUED, PUBLISHED, CANCELLED);
            case UNCONFIRMED -> EnumSet.of(QUEUED, PUBLISHED, CANCELLED);
            case CANCELLED -> EnumSet.of(DRAFT, QUEUED);
            case PUBLISHED -> EnumSet.noneOf(DeliveryState.class);
        };
    }

    public boolean mayBecome(DeliveryState next) {
        return next().contains(next);
    }

    /** Whether a person has to act before this delivery goes anywhere. */
    public boolean needsAttention() {
        return switch (this) {
            case FAILED, MISSED, UNCONFIRMED, HELD -> true;
            case DRAFT, IN_REVIEW, QUEUED, PUBLISHING, PUBLISHED, CANCELLED -> false;
        };
    }

    /** Whether its text, time and media may still be edited. */
    public boolean editable() {
        return switch (this) {
            case DRAFT, IN_REVIEW, QUEUED, HELD, FAILED, MISSED, CANCELLED -> true;
            case PUBLISHING, PUBLISHED, UNCONFIRMED -> false;
        };
    }
}
