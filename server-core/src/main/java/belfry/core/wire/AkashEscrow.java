package belfry.core.wire;

import belfry.core.akash.lease.Amount;
import java.time.Instant;
import java.util.List;

/** The account that pays for a deployment; {@code settledAt} is reckoned from its block. */
public record AkashEscrow(String state, List<Amount> funds, List<Amount> transferred, long settledHeight,
        Instant settledAt) {
    public AkashEscrow {
        funds = List.copyOf(funds);
        transferred = List.copyOf(transferred);
    }
}
