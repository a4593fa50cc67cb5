package belfry.server.guard;

/** What a call is for; it decides how it may be repeated. */
public enum Purpose {
    /** Has an effect that must happen once: https only, no redirect, never sent again by itself. */
    PUBLISH,
    /** Reads or asks: redirects are followed, a broken connection is tried again. */
    READ
}
