package belfry.server.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * When leave to send was asked of the database, by both clocks of this machine: the steady one stands still while the
 * machine sleeps, the wall clock may be set.
 */
record Leave(long nanos, Instant wall) {
    /** A process that stood still between its leave and its first byte must not send. */
    private static final Duration STALE = Duration.ofSeconds(10);

    static Leave asked() {
        return new Leave(System.nanoTime(), Instant.now());
    }

    boolean fresh() {
        return fresh(System.nanoTime(), Instant.now());
    }

    boolean fresh(long nanosNow, Instant wallNow) {
        var byWall = Duration.between(wall, wallNow);
        return nanosNow - nanos <= TimeUnit.SECONDS.toNanos(STALE.toSeconds()) && byWall.compareTo(STALE) <= 0
                && byWall.compareTo(STALE.negated()) >= 0;
    }
}
