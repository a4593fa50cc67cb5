package belfry.core.publish;

import belfry.core.network.Deduplication;
import belfry.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to do about a commit whose outcome nobody knows. The order: proved unsent, repeated under our key, asked of the
 * network, and only then asked of a person. Never a guess.
 */
public sealed interface Settlement {
    /** It never went on the wire: close it, and send anew. */
    record NeverSent() implements Settlement {}

    /** The network itself recognises the repeat. */
    record RepeatUnderSameKey() implements Settlement {}

    /** Ask the network. */
    record LookUp() implements Settlement {}

    /** Too early to ask: the network may still be working on it. */
    record Wait(Instant until) implements Settlement {}

    record AskPerson(Problem why) implements Settlement {}

    /** Waits between two looks; after the last one a person is asked. */
    List<Duration> LOOK_AGAIN = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2),
            Duration.ofMinutes(5), Duration.ofMinutes(10));

    static Settlement of(Deduplication family, CommitRow row, SettleTimes times, Instant now) {
        if (row.sentAt().isEmpty()) {
            return new NeverSent();
        }
        var sentAt = row.sentAt().get();
        return switch (family) {
            case BY_OUR_KEY -> now.isBefore(sentAt.plus(times.keyLives())) && row.lookups() < LOOK_AGAIN.size()
                    ? new RepeatUnderSameKey()
                    : new LookUp();
            case BY_HANDLE -> new LookUp();
            case BY_LISTING -> {
                var settled = sentAt.plus(times.settle());
                yield now.isBefore(settled) ? new Wait(settled) : new LookUp();
            }
            case NONE -> new AskPerson(PublishProblems.unconfirmed("The network cannot say whether it took the post"));
        };
    }

    /** When a commit of this family, just sent and left without an answer, is settled first. */
    static Instant first(Deduplication family, SettleTimes times, Instant sentAt, Instant now) {
        return switch (family) {
            case BY_OUR_KEY, BY_HANDLE -> now.plus(times.pause());
            case BY_LISTING -> sentAt.plus(times.settle());
            case NONE -> now;
        };
    }

    /** What follows from the network's answer. */
    sealed interface Found {
        record Adopt(Lookup.Found what) implements Found {}

        record SendAgain() implements Found {}

        record LookAgain(Instant at, Problem why) implements Found {}

        record AskPerson(Problem why) implements Found {}
    }

    static Found after(Lookup lookup, Deduplication family, CommitRow row, Instant now) {
        return switch (lookup) {
            case Lookup.Found found -> new Found.Adopt(found);
            case Lookup.Absent _ -> mayResend(family, row)
                    ? new Found.SendAgain()
                    : new Found.AskPerson(PublishProblems.unconfirmed(
                            "It was sent twice already and does not show among the channel's posts"));
            case Lookup.Inconclusive(var problem) -> again(row, problem, now);
            case Lookup.Impossible(var problem) -> new Found.AskPerson(PublishProblems.unconfirmed(problem.summary()));
        };
    }

    /** What follows when repeating under our key brought no clear answer either. */
    static Found again(CommitRow row, Problem why, Instant now) {
        return pause(row).<Found>map(pause -> new Found.LookAgain(now.plus(pause), why))
                .orElseGet(() -> new Found.AskPerson(PublishProblems.unconfirmed(why.summary())));
    }

    private static Optional<Duration> pause(CommitRow row) {
        return row.lookups() < LOOK_AGAIN.size() ? Optional.of(LOOK_AGAIN.get(row.lookups())) : Optional.empty();
    }

    /** A listing may lag behind: one resend is the most that it can carry (model-checked, more doubles posts). */
    private static boolean mayResend(Deduplication family, CommitRow row) {
        return switch (family) {
            case BY_OUR_KEY, BY_HANDLE -> true;
            case BY_LISTING -> row.resends() == 0;
            case NONE -> false;
        };
    }
}
