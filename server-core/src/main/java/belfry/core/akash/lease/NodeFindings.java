package belfry.core.akash.lease;

import belfry.core.problem.Problem;
import belfry.core.problem.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is wrong with the node that was asked. */
final class NodeFindings {
    static final String BEHIND = "akash-node-behind";
    static final List<String> CODES = List.of(BEHIND);
    /** A node in step is a few seconds behind. */
    static final Duration TOLERATED = Duration.ofMinutes(5);

    private NodeFindings() {}

    /** How old the node's newest block is. */
    public static Duration behind(AccountLook look, Instant now) {
        var age = Duration.between(look.head().time(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    static List<Problem> all(AccountLook look, Instant now) {
        var behind = behind(look, now);
        return behind.compareTo(TOLERATED) < 0
                ? List.of()
                : List.of(Problem.warning(BEHIND,
                        "The chain node is behind by %s".formatted(Spans.words(behind)),
                        "Its newest block, %,d, is from %s: what happened since (deposits, closed leases) is not shown"
                                .formatted(look.head().height(), look.head().time()),
                        "Wait until it has caught up, or name another node",
                        "The date at which money runs out stays right: it is counted from the block's own time"));
    }
}
