package belfry.server.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Measures one process again and again: /proc on Linux, what the JVM can tell elsewhere. Not thread-safe. */
public final class Meter {
    private static final Path PROC = Path.of("/proc");

    private final long pid;
    private @Nullable Duration before;
    private long beforeNanos;

    public Meter(long pid) {
        this.pid = pid;
    }

    /** The first call knows no processor share yet. */
    public Sample read() {
        var handle = ProcessHandle.of(pid);
        if (handle.isEmpty()) {
            return Sample.UNKNOWN;
        }
        // The JVM reads utime and stime of /proc/<pid>/stat here, so one way serves every system.
        var used = handle.get().info().totalCpuDuration().orElse(null);
        var nanos = System.nanoTime();
        var share = used == null || before == null ? null : share(used.minus(before), nanos - beforeNanos);
        before = used;
        beforeNanos = nanos;
        return new Sample(share, memory());
    }

    private static @Nullable Double share(Duration used, long nanos) {
        return nanos <= 0 ? null : Math.round(used.toNanos() * 1000.0 / nanos) / 10.0;
    }

    private @Nullable Long memory() {
        try {
            for (var line : Files.readAllLines(PROC.resolve(Long.toString(pid)).resolve("status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
            return null;
        } catch (IOException _) {
            return null;
        }
    }
}
