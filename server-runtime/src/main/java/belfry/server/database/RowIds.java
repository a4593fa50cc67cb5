package belfry.server.database;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Ids for new rows that sort by the time they were made: UUID version 7, RFC 9562 section 5.7. */
public final class RowIds implements Supplier<UUID> {
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 1L << 63;

    private final InstantSource clock;
    private final RandomGenerator random;

    public RowIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID get() {
        var high = (clock.millis() << 16) | VERSION | (random.nextLong() & 0xfff);
        return new UUID(high, random.nextLong() >>> 2 | VARIANT);
    }
}
