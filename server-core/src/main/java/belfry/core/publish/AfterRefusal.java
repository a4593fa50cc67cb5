package belfry.core.publish;

import belfry.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What follows when a network said no, or when nothing went on the wire: certainly nothing was published. */
public sealed interface AfterRefusal {
    Problem problem();

    /** The same again later; {@code scope} says what else must wait until then. */
    record TryAgain(Instant at, Scope scope, Problem problem) implements AfterRefusal {}

    /** Every post of the channel would fail alike: they wait until a person has mended the channel. */
    record StopChannel(ErrorClass kind, Problem problem) implements AfterRefusal {}

    /** This delivery cannot go out as it is. */
    record Fail(Problem problem) implements AfterRefusal {}

    /** What waits together with a delivery. */
    enum Scope {
        DELIVERY, CHANNEL, NETWORK
    }

    /**
     * @param dueAt when the delivery was due; it is not tried for ever after that
     * @param tries made so far, this one included
     */
    record Attempt(Instant dueAt, int tries, Instant now) {}

    static AfterRefusal of(CommitOutcome.Refused refused, Attempt attempt, BackOff backOff, RandomGenerator random) {
        return of(refused.kind(), refused.problem(), refused.retryAfter(), attempt, backOff, random);
    }

    static AfterRefusal of(PrepareOutcome.Refused refused, Attempt attempt, BackOff backOff, RandomGenerator random) {
        return of(refused.kind(), refused.problem(), refused.retryAfter(), attempt, backOff, random);
    }

    static AfterRefusal of(CommitOutcome.NotSent notSent, Attempt attempt, BackOff backOff, RandomGenerator random) {
        return of(ErrorClass.RETRY_LATER, notSent.problem(), Optional.empty(), attempt, backOff, random);
    }

    static AfterRefusal of(ErrorClass kind, Problem problem, Optional<Duration> hint, Attempt attempt, BackOff backOff,
            RandomGenerator random) {
        if (kind.stopsChannel()) {
            return new StopChannel(kind, problem);
        }
        if (!kind.passes()) {
            return new Fail(problem);
        }
        var at = attempt.now().plus(backOff.after(attempt.tries(), hint, random));
        return at.isAfter(attempt.dueAt().plus(backOff.giveUp()))
                ? new Fail(PublishProblems.gaveUp(problem, attempt.tries(), backOff.giveUp()))
                : new TryAgain(at, scope(kind), problem);
    }

    private static Scope scope(ErrorClass kind) {
        return switch (kind) {
            case RATE_LIMITED -> Scope.CHANNEL;
            case OUTAGE -> Scope.NETWORK;
            case RETRY_LATER, REAUTHORISE, PERMISSION, PLATFORM_CHECKPOINT, APP_REVIEW, QUOTA, FIX_CONTENT, FIX_MEDIA,
                    UNKNOWN ->
                Scope.DELIVERY;
        };
    }
}
