package belfry.core.wire;

import belfry.core.problem.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One remote side effect of a delivery. */
public record LedgerRow(UUID id, UUID partId, int part, int revision, int attempt, String step, String status,
        Instant startedAt, @Nullable Instant sentAt, @Nullable Instant closedAt, @Nullable Integer httpStatus,
        @Nullable String remoteId, @Nullable Problem problem) {}
