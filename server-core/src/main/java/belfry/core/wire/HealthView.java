package belfry.core.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of the installation in one sentence and its parts. */
public record HealthView(String sentence, LampState state, String version, List<DependencyView> dependencies,
        long openIncidents, long dueNextHour, @Nullable Instant nextDueAt) {
    public HealthView {
        dependencies = List.copyOf(dependencies);
    }
}
