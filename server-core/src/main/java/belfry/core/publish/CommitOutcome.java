package belfry.core.publish;

import belfry.core.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What became of one call that makes something visible on a network. */
public sealed interface CommitOutcome {
    /**
     * The network has it.
     *
     * @param remoteId the network's id of the message
     * @param url where a person sees it, when the network said so
     * @param facts what the next part of a thread needs (cid, root …); no secrets
     */
    record Published(String remoteId, Optional<String> url, Map<String, String> facts) implements CommitOutcome {
        public Published {
            facts = Map.copyOf(facts);
        }
    }

    /** The network said no: certainly not published. {@code retryAfter} is the network's own hint. */
    record Refused(ErrorClass kind, Problem problem, Optional<Duration> retryAfter,
            Optional<Integer> httpStatus) implements CommitOutcome {}

    /** Nothing went on the wire; the call may be repeated. */
    record NotSent(Problem problem) implements CommitOutcome {}

    /** It may or may not be published: look before doing anything else. */
    record Unknown(Problem problem, Optional<Integer> httpStatus) implements CommitOutcome {}
}
