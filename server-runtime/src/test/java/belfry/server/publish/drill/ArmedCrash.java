package belfry.server.publish.drill;

import belfry.server.publish.CrashPoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Kills the orchestrator that it is loaded into with signal 9 at the moment that a file orders: {@code NAME POINT N}, the
 * N-th time that point is passed. Found by the orchestrator only where the test classes are on its class path.
 */
public final class ArmedCrash implements CrashPoints {
    static final String VARIABLE = "DRILL_CRASH_FILE";

    private final Map<String, Integer> passed = new ConcurrentHashMap<>();
    private final @Nullable Path order = Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).orElse(null);

    /** What a file orders. */
    record Order(String name, Point point, int times) {
        String text() {
            return "%s %s %d".formatted(name, point, times);
        }

        static Order parse(String text) {
            var words = text.strip().split(" ");
            return new Order(words[0], Point.valueOf(words[1]), Integer.parseInt(words[2]));
        }
    }

    @Override
    public void reached(Point point, UUID part) {
        if (order != null && Files.exists(order)) {
            ordered(order).filter(wanted -> wanted.point() == point)
                    .filter(wanted -> passed.merge(wanted.name(), 1, Integer::sum) == wanted.times())
                    .ifPresent(_ -> die(order));
        }
    }

    private static Optional<Order> ordered(Path file) {
        try {
            return Optional.of(Order.parse(Files.readString(file, StandardCharsets.US_ASCII)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static void die(Path file) {
        try {
            Files.delete(file);
            new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
        } catch (IOException e) {
            throw new IllegalStateException("this drill cannot kill", e);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
