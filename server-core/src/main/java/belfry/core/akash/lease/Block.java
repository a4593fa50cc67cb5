package belfry.core.akash.lease;

import java.time.Instant;

/** A block of the chain and when it was made. */
public record Block(long height, Instant time) {}
