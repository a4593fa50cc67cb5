package belfry.core.publish;

import belfry.core.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What became of making everything that nobody can see yet: uploads, containers, drafts. Repeatable. */
public sealed interface PrepareOutcome {
    /** Ready to commit; the handles are stored with the part. */
    record Ready(Map<String, String> handles) implements PrepareOutcome {
        public Ready {
            handles = Map.copyOf(handles);
        }
    }

    /** Cannot be prepared now or as it is. */
    record Refused(ErrorClass kind, Problem problem, Optional<Duration> retryAfter) implements PrepareOutcome {}
}
