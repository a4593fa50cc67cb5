package belfry.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A supervised process, in PM2's words. */
public record ProcessView(UUID id, String name, String role, String host, @Nullable Long pid, String version,
        ProcessStatus status, @Nullable Instant startedAt, @Nullable Instant readyAt, int restarts,
        int unstableRestarts,
        @Nullable Double cpuPercent, @Nullable Long memoryBytes, @Nullable Integer port, @Nullable LastExit lastExit,
        @Nullable Instant graceUntil, List<Double> cpuHistory, List<Long> memoryHistory) {
    public ProcessView {
        cpuHistory = List.copyOf(cpuHistory);
        memoryHistory = List.copyOf(memoryHistory);
    }
}
