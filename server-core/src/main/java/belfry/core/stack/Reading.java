package belfry.core.stack;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.wire.LampState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a probe saw.
 *
 * @param latencyMillis how long the answer took; null: nothing was asked over a wire
 * @param answered false: the probe itself could not look, so nothing follows from it
 */
public record Reading(LampState state, @Nullable Long latencyMillis, String detail, List<Finding> findings,
        boolean answered) {
    public Reading {
        findings = List.copyOf(findings);
    }

    public static Reading up(@Nullable Long latencyMillis, String detail) {
        return new Reading(LampState.UP, latencyMillis, detail, List.of(), true);
    }

    public static Reading absent(String detail) {
        return new Reading(LampState.ABSENT, null, detail, List.of(), true);
    }

    public static Reading down(Finding finding) {
        return new Reading(LampState.DOWN, null, finding.problem().summary(), List.of(finding), true);
    }

    public static Reading unknown(String why) {
        return new Reading(LampState.DEGRADED, null, why, List.of(), false);
    }

    /** Up without findings, impaired with them. */
    public static Reading of(@Nullable Long latencyMillis, String detail, List<Finding> findings) {
        return new Reading(findings.isEmpty() ? LampState.UP : LampState.DEGRADED, latencyMillis, detail, findings,
                true);
    }

    public List<Problem> problems() {
        return findings.stream().map(Finding::problem).toList();
    }
}
