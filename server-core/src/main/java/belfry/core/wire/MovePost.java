package belfry.core.wire;

import java.time.Instant;

/** A new time for a post. */
public record MovePost(Instant dueAt) {}
