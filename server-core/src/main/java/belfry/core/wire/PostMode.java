package belfry.core.wire;

/** What happens with a post when it is sent. */
public enum PostMode {
    DRAFT, SCHEDULE, NEXT_SLOT, NOW
}
