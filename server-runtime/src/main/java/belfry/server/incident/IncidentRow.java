package belfry.server.incident;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import java.time.Instant;
import java.util.UUID;

/** What is known of an incident when it is reported again; an open one ends at the end of time. */
record IncidentRow(UUID id, Severity severity, String summary, String cause, Instant closedAt) {
    /** Its words in the shape of a problem, to compare with a newer one. */
    Problem problem(Problem like) {
        return new Problem(like.code(), severity, summary, cause, like.evidence(), like.remedy(), null);
    }
}
