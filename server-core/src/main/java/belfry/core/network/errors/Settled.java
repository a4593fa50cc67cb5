package belfry.core.network.errors;

/** What a refusal says about the post itself. */
public enum Settled {
    /** Certainly not published: a repeat is safe. */
    NOT_PUBLISHED,
    /** It may be there: look before anything else. */
    UNKNOWN,
    /** It is there: an earlier try of ours succeeded. */
    PUBLISHED
}
