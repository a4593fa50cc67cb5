package belfry.core.wire;

import belfry.core.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a process ended. */
public record LastExit(Instant at, @Nullable Integer code, @Nullable String signal, @Nullable Problem problem) {}
