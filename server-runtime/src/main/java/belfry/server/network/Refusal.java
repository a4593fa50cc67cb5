package belfry.server.network;

import belfry.core.network.errors.Settled;
import belfry.core.network.errors.Verdict;
import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.Lookup;
import belfry.core.publish.PrepareOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * A call that did not succeed, and what that means.
 *
 * @param sent whether anything left this machine
 * @param status of the answer, when there was one
 */
public record Refusal(boolean sent, Verdict verdict, Optional<Duration> retryAfter, Optional<Integer> status) {

    public Problem problem() {
        return verdict.problem();
    }

    public ErrorClass kind() {
        return verdict.kind();
    }

    public String code() {
        return problem().code();
    }

    /** For a call that publishes. */
    public CommitOutcome commit() {
        if (!sent) {
            return new CommitOutcome.NotSent(problem());
        }
        return verdict.settled() == Settled.NOT_PUBLISHED
                ? new CommitOutcome.Refused(kind(), problem(), retryAfter, status)
                : new CommitOutcome.Unknown(problem(), status);
    }

    /** For a call whose effect nobody sees: whatever became of it, it can be made again. */
    public PrepareOutcome prepare() {
        return new PrepareOutcome.Refused(repeatable(), problem(), retryAfter);
    }

    public Lookup lookup() {
        return new Lookup.Inconclusive(problem());
    }

    public RefreshOutcome refresh() {
        return new RefreshOutcome.Refused(repeatable(), problem());
    }

    public BelfryException exception() {
        return new BelfryException(problem());
    }

    private ErrorClass repeatable() {
        return kind() == ErrorClass.UNKNOWN && (!sent || verdict.settled() == Settled.UNKNOWN)
                ? ErrorClass.RETRY_LATER
                : kind();
    }
}
