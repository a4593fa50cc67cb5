package belfry.core.akash.lease;

import java.math.BigInteger;
import java.time.Duration;

/** How fast the chain makes blocks: so many in such a time. Kept as a fraction, so that nothing is rounded on the way. */
public record BlockPace(Duration span, long blocks) {
    /** What the chain's own indexer assumes; for when no second block can be had. */
    public static final BlockPace USUAL = new BlockPace(Duration.ofMillis(6_174), 1);
    /** Beyond this nobody plans. */
    static final Duration FAR = Duration.ofDays(36_525);

    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    public BlockPace {
        if (!span.isPositive() || blocks < 1) {
            throw new IllegalArgumentException("blocks take time, not %s for %d".formatted(span, blocks));
        }
    }

    /** Measured between two blocks; the later one is higher. */
    public static BlockPace between(Block earlier, Block later) {
        return new BlockPace(Duration.between(earlier.time(), later.time()), later.height() - earlier.height());
    }

    /** How long one block takes, to the nanosecond. */
    public Duration average() {
        return time(BigInteger.ONE);
    }

    /** How long so many blocks take; at most a hundred years. */
    public Duration time(BigInteger many) {
        var nanos = BigInteger.valueOf(span.getSeconds()).multiply(NANOS).add(BigInteger.valueOf(span.getNano()))
                .multiply(many).divide(BigInteger.valueOf(blocks));
        var parts = nanos.divideAndRemainder(NANOS);
        return parts[0].bitLength() > 62 || Duration.ofSeconds(parts[0].longValue()).compareTo(FAR) > 0
                ? FAR
                : Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
    }

    /** How many whole blocks are made in this time. */
    public long in(Duration time) {
        return BigInteger.valueOf(time.toNanos()).multiply(BigInteger.valueOf(blocks))
                .divide(BigInteger.valueOf(span.toNanos())).longValueExact();
    }
}
