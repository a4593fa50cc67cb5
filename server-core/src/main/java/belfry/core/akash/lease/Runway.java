package belfry.core.akash.lease;

import belfry.core.akash.price.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** How long the money of a deployment lasts. */
public sealed interface Runway {
    /** Nothing is billed: no lease. */
    record Endless() implements Runway {}

    /** @param emptyAt counted from the time of the block that was read, so that a node that is behind does not shift it */
    record Left(BigInteger blocks, Instant emptyAt, Amount remaining) implements Runway {}

    /** Spent by now, though the chain has not noticed: it stops at the next settlement. */
    record UsedUp(Amount owed) implements Runway {}

    /** The chain has settled it below zero. */
    record Overdrawn(Amount owed) implements Runway {}

    /** It is closed. */
    record Ended() implements Runway {}

    record Unknown(String why) implements Runway {}

    /** By the chain's own rule: funds less what the blocks since the settlement cost, in whole blocks. */
    static Runway of(Deployment deployment, Block head, BlockPace pace) {
        if (!deployment.active()) {
            return new Ended();
        }
        if (deployment.escrow().overdrawn()) {
            return new Overdrawn(debt(deployment.escrow()));
        }
        var rates = deployment.billed().stream().map(Lease::rate).toList();
        if (rates.stream().map(Amount::denom).distinct().count() > 1) {
            return new Unknown("Its leases are billed in different coins");
        }
        return rates.stream().reduce(Amount::plus).filter(rate -> rate.value().signum() > 0)
                .<Runway>map(rate -> left(deployment.escrow(), rate, head, pace)).orElseGet(Endless::new);
    }

    private static Runway left(Escrow escrow, Amount rate, Block head, BlockPace pace) {
        var passed = Math.max(0, head.height() - escrow.settledHeight());
        var remaining = escrow.spendable(rate.denom())
                .minus(new Amount(rate.value().multiply(BigDecimal.valueOf(passed)), rate.denom()));
        var blocks = remaining.value().divide(rate.value(), 0, RoundingMode.FLOOR).toBigIntegerExact();
        return blocks.signum() <= 0
                ? new UsedUp(remaining.negative() ? remaining.negated() : Amount.zero(rate.denom()))
                : new Left(blocks, head.time().plus(pace.time(blocks)), remaining);
    }

    private static Amount debt(Escrow escrow) {
        return escrow.funds().stream().filter(Amount::negative).findFirst().map(Amount::negated)
                .orElseGet(() -> Amount.zero(escrow.funds().isEmpty() ? "uact" : escrow.funds().getFirst().denom()));
    }

    /** What one block costs; empty: nothing is billed, or in different coins. */
    static Optional<Rate> rate(Deployment deployment) {
        var rates = deployment.billed().stream().map(Lease::rate).toList();
        return rates.stream().map(Amount::denom).distinct().count() == 1
                ? rates.stream().reduce(Amount::plus).map(rate -> new Rate(rate.value(), rate.denom()))
                : Optional.empty();
    }
}
