package belfry.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits in tests for what comes true by itself, and says what did not. */
public final class Eventually {
    private Eventually() {}

    public static void within(Duration limit, String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %d s: %s".formatted(limit.toSeconds(), what));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
