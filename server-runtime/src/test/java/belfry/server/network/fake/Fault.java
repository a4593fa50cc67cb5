package belfry.server.network.fake;

/** What can go wrong with one call that makes something visible. */
public enum Fault {
    NONE,
    /** The server fails before it does anything. */
    ERROR_BEFORE,
    /** It does what was asked and then fails. */
    ERROR_AFTER,
    /** The connection is cut; nothing was done. */
    DROP_BEFORE,
    /** It is done, and the connection is cut. */
    DROP_AFTER,
    /** Refused for a while; nothing was done. */
    RATE_LIMIT,
    /** Done, and answered late ({@link FaultyServer#slowness}). */
    SLOW,
    /** Done, and never answered. */
    SILENT,
    /** A page for people instead of an answer; nothing was done. */
    PAGE_BEFORE,
    /** It is done, and a page for people is the answer. */
    PAGE_AFTER,
    /** Something on the way delivers the call twice; the answer to the second is given. */
    TWICE
}
