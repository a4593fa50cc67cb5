package belfry.server.publish;

import belfry.core.problem.Problem;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.PublishProblems;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkAdapter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the one call that makes a part visible, behind the last gate. */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final SentMarks marks;
    private final PartCalls calls;
    private final CrashPoints crashPoints;

    Sender(SentMarks marks, PartCalls calls, CrashPoints crashPoints) {
        this.marks = marks;
        this.calls = calls;
        this.crashPoints = crashPoints;
    }

    CommitOutcome send(Claim claim, LoadedPart part, OpenCommit open, ChannelAccess access, NetworkAdapter adapter) {
        crashPoints.reached(CrashPoints.Point.OPENED, part.id());
        var left = new AtomicBoolean();
        try {
            var outcome = adapter.commit(calls.committing(claim.delivery(), part, access, open), () -> {
                marks.mark(claim.delivery(), open, claim.fence());
                left.set(true);
                crashPoints.reached(CrashPoints.Point.MARKED_SENT, part.id());
            });
            crashPoints.reached(CrashPoints.Point.ANSWERED, part.id());
            return outcome;
        } catch (RuntimeException e) {
            LOG.error("The adapter of {} failed while publishing part {}", access.network(), part.id(), e);
            var problem = PublishProblems.adapterBroke(access.network(), e);
            return left.get() ? new CommitOutcome.Unknown(problem, Optional.empty()) : notSent(problem);
        }
    }

    private static CommitOutcome notSent(Problem problem) {
        return new CommitOutcome.NotSent(problem);
    }
}
