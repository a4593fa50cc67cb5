package belfry.core.wire;

import belfry.core.akash.lease.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the escrow of a deployment held at one time, less what was owed by then. */
public record AkashPoint(Instant at, long height, Amount left, @Nullable Long blocks) {}
