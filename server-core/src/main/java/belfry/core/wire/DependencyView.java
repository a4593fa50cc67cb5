package belfry.core.wire;

import belfry.core.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something Belfry stands on. */
public record DependencyView(String name, LampState state, @Nullable Long latencyMillis, Instant since,
        Instant checkedAt, String detail, @Nullable Problem problem) {}
