package belfry.server.akash;

import belfry.core.problem.Problem;
import java.net.URI;
import java.util.List;

/**
 * A service that is asked, and how it is called in messages.
 *
 * @param kind {@code node}, {@code console} or {@code provider}: the middle of a problem's code
 * @param name with a capital letter: {@code The chain node}
 */
record Peer(String kind, String name, URI base, String other) {
    static Peer node(URI base) {
        return new Peer("node", "The chain node " + base.getHost(), base, "name another node for this account");
    }

    static Peer console(URI base) {
        return new Peer("console", "Console at " + base.getHost(), base, "look at status.akash.network");
    }

    static Peer provider(URI base) {
        return new Peer("provider", "The provider " + base.getHost(), base, "ask the provider");
    }

    /** All codes of {@link #problem}, for a node or for Console. */
    static List<String> codes(String kind) {
        return List.of("html", "busy", "failing", "slow", "away", "refused", "other", "unreadable").stream()
                .map(what -> "akash-%s-%s".formatted(kind, what)).toList();
    }

    Problem problem(String what, String summary, String cause, String remedy) {
        return Problem.error("akash-%s-%s".formatted(kind, what), name + " " + summary, cause, remedy,
                "If it lasts, " + other);
    }
}
