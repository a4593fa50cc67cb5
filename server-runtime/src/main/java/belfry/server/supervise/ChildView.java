package belfry.server.supervise;

import belfry.core.wire.LastExit;
import belfry.core.wire.ProcessStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a child stands by what the supervisor sees, which is newer than what is written in the database. */
public record ChildView(UUID id, String name, String role, ProcessStatus status, @Nullable Long pid, int restarts,
        int unstable, @Nullable Instant startedAt, @Nullable LastExit lastExit, @Nullable Instant graceUntil) {}
