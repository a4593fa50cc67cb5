package belfry.core.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task queue; what the Temporal service cannot tell is null and {@code note} says so. */
public record QueueView(String name, @Nullable Integer pollers, @Nullable Instant lastPollAt, @Nullable Long backlog,
        @Nullable Instant oldestTaskAt, long dueNow, long dueNextHour, String source, @Nullable String note) {}
