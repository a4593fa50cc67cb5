package belfry.core.akash.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * A price that runs: so much of a coin's smallest unit for each block. The chain keeps eighteen decimals of it.
 *
 * @param perBlock in the smallest unit
 */
public record Rate(BigDecimal perBlock, String denom) {
    /** A twelfth of a year of 365.25 days. */
    public static final BigDecimal HOURS_PER_MONTH = new BigDecimal("730.5");

    private static final int CHAIN_DECIMALS = 18;
    private static final BigDecimal NANOS_PER_HOUR = BigDecimal.valueOf(Duration.ofHours(1).toNanos());

    public static Rate of(Coin perBlock) {
        return new Rate(BigDecimal.valueOf(perBlock.amount()), perBlock.denom());
    }

    /** The rate that costs this much in an hour. */
    public static Rate ofHour(BigDecimal perHour, String denom, Duration averageBlock) {
        var perBlock = perHour.multiply(nanos(averageBlock)).divide(NANOS_PER_HOUR, CHAIN_DECIMALS,
                RoundingMode.HALF_EVEN);
        return new Rate(perBlock, denom);
    }

    /** The rate that costs this much in a month. */
    public static Rate ofMonth(BigDecimal perMonth, String denom, Duration averageBlock) {
        return ofHour(perMonth.divide(HOURS_PER_MONTH, MathContext.DECIMAL128), denom, averageBlock);
    }

    private static BigDecimal nanos(Duration averageBlock) {
        if (!averageBlock.isPositive()) {
            throw new IllegalArgumentException("a block takes time, not " + averageBlock);
        }
        return BigDecimal.valueOf(averageBlock.toNanos());
    }

    /** In the smallest unit, with eighteen decimals. */
    public BigDecimal perHour(Duration averageBlock) {
        return perBlock.multiply(NANOS_PER_HOUR).divide(nanos(averageBlock), CHAIN_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** In the smallest unit, with at most nineteen decimals. */
    public BigDecimal perMonth(Duration averageBlock) {
        return perHour(averageBlock).multiply(HOURS_PER_MONTH);
    }

    /** What an hour costs, rounded up to the smallest unit. */
    public Coin hour(Duration averageBlock) {
        return up(perHour(averageBlock));
    }

    /** What a month costs, rounded up to the smallest unit. */
    public Coin month(Duration averageBlock) {
        return up(perMonth(averageBlock));
    }

    private Coin up(BigDecimal amount) {
        return new Coin(amount.setScale(0, RoundingMode.CEILING).longValueExact(), denom);
    }

    public Rate times(long replicas) {
        return new Rate(perBlock.multiply(BigDecimal.valueOf(replicas)), denom);
    }

    public Rate plus(Rate other) {
        if (!denom.equals(other.denom)) {
            throw new IllegalArgumentException("%s and %s do not mix".formatted(denom, other.denom));
        }
        return new Rate(perBlock.add(other.perBlock), denom);
    }
}
