package belfry.core.problem;

/** How much a problem matters to the person who runs Belfry. */
public enum Severity {
    /** Good to know; nothing to do now. */
    INFO,
    /** Will hurt if nobody acts. */
    WARNING,
    /** Something that was asked for did not happen. */
    ERROR,
    /** Posts are being missed, or data is in danger. */
    CRITICAL
}
