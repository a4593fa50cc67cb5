package belfry.server.process;

import belfry.core.wire.LastExit;
import belfry.core.wire.ProcessStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A process as the database knows it; {@code now} is the database's time of the reading. */
public record ProcessRow(UUID id, String name, String role, String host, @Nullable Long pid, String version,
        ProcessStatus status, @Nullable Instant startedAt, @Nullable Instant readyAt, Instant beatAt, int restarts,
        int unstableRestarts, @Nullable Double cpuPercent, @Nullable Long memoryBytes, @Nullable Integer port,
        @Nullable LastExit lastExit, Map<String, String> facts, Instant now) {
    public ProcessRow {
        facts = Map.copyOf(facts);
    }

    /** How long ago it last said that it lives. */
    public Duration silence() {
        return Duration.between(beatAt, now);
    }

    public boolean isLife(long ofPid) {
        return pid != null && pid == ofPid;
    }
}
