package belfry.core.wire;

import belfry.core.problem.Problem;
import java.util.List;

/** What one probe found. */
public record ProbeResult(String probe, LampState state, String summary, List<Problem> problems) {
    public ProbeResult {
        problems = List.copyOf(problems);
    }
}
