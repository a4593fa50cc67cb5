package belfry.core.publish;

/** Where one part of a delivery stands while the delivery is being published. */
public enum PartPhase {
    WAITING,
    PREPARING,
    /** Everything that the commit call needs is stored. */
    READY,
    /** The commit may be on the wire. */
    COMMITTING,
    /** Outcome unknown: only reads allowed. */
    CONFIRMING,
    PUBLISHED,
    FAILED
}
