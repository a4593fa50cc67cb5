package belfry.desktop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for something to become true, generously, and fails with what was waited for. */
public final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private Await() {}

    /** On the JavaFX thread. */
    public static void until(String what, Callable<Boolean> condition) {
        soon(what, () -> holds(condition));
    }

    /** On the thread of the test; for models without a toolkit. */
    public static void soon(String what, BooleanSupplier condition) {
        var end = Instant.now().plus(DEADLINE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not in time: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return Platform.isFxApplicationThread()
                    ? condition.call()
                    : WaitForAsyncUtils.asyncFx(condition).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
