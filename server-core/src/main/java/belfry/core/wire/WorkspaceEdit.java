package belfry.core.wire;

import org.jspecify.annotations.Nullable;

/** Changes to a workspace; null leaves as it is. */
public record WorkspaceEdit(@Nullable String name, @Nullable String zone, @Nullable Integer lateWindowMinutes) {}
