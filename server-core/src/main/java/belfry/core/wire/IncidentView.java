package belfry.core.wire;

import belfry.core.problem.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A problem over time. */
public record IncidentView(UUID id, String code, String subject, Severity severity, String summary, String cause,
        List<String> evidence, List<RemedyView> remedies, List<String> affected, Instant openedAt, Instant updatedAt,
        @Nullable Instant closedAt, @Nullable String closedWhy, List<IncidentEntry> timeline) {
    public IncidentView {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
        affected = List.copyOf(affected);
        timeline = List.copyOf(timeline);
    }
}
