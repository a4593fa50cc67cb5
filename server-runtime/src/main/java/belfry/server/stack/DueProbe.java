package belfry.server.stack;

import belfry.core.incident.AffectedPost;
import belfry.core.incident.Finding;
import belfry.core.network.Networks;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.problem.Spans;
import belfry.core.stack.Reading;
import belfry.server.database.Database;
import belfry.server.process.ProcessTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/** Nothing is due that nobody takes, and nothing was taken and left lying: the promise that no post is stuck unseen. */
final class DueProbe implements Probe {
    private static final String UNCLAIMED = "posts-not-taken";
    private static final String ABANDONED = "posts-abandoned";
    /** With the rhythm of the watch an incident names the cause within ten seconds of the due time. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final StackTable table;
    private final ProcessTable processes;

    DueProbe(Database database, ProcessTable processes) {
        this.table = new StackTable(database);
        this.processes = processes;
    }

    @Override
    public String name() {
        return "due-posts";
    }

    @Override
    public Set<String> codes() {
        return Set.of(UNCLAIMED, ABANDONED);
    }

    @Override
    public Reading read() {
        try {
            var findings = new ArrayList<Finding>();
            var late = table.unclaimed(PATIENCE);
            if (!late.isEmpty()) {
                var cause = cause();
                late.forEach(queue -> findings.add(unclaimed(queue, cause)));
            }
            table.abandoned(PATIENCE).forEach(queue -> findings.add(abandoned(queue)));
            return Reading.of(null, findings.isEmpty()
                    ? "Every due post was taken"
                    : findings.getFirst().problem()
                            .summary(),
                    findings);
        } catch (JdbiException e) {
            return Reading.unknown("The database could not be asked: " + Causes.root(e));
        }
    }

    private String cause() {
        var orchestrators = processes.list().stream().filter(row -> row.role().equals("orchestrator")).toList();
        return orchestrators.stream().anyMatch(OrchestratorProbe::works)
                ? "An orchestrator is ready but does not take them: it is overloaded, or their channel is held back"
                : "No orchestrator is ready: " + OrchestratorProbe.cause(orchestrators);
    }

    private static Finding unclaimed(StackTable.LateQueue queue, String cause) {
        var held = queue.heldUntil();
        var network = Networks.name(queue.network());
        var why = held == null
                ? cause
                : "%s is held back until %s: %s".formatted(network, held,
                        queue.heldBecause() == null ? "it reported an outage" : queue.heldBecause());
        var problem = new Problem(UNCLAIMED, Severity.CRITICAL,
                queue.count() == 1
                        ? "1 post for %s is due and nobody takes it; it is %s late".formatted(network, late(queue))
                        : "%d posts for %s are due and nobody takes them; the oldest is %s late"
                                .formatted(queue.count(), network, late(queue)),
                why, List.of("oldest due at " + queue.oldest()),
                List.of("Cure the cause; they go out by themselves as far as the late policy allows",
                        "Look at Health, Processes: is an orchestrator online?"),
                null);
        return Finding.of("publish-" + queue.network(), problem).affecting(posts(queue));
    }

    private static Finding abandoned(StackTable.LateQueue queue) {
        return Finding.of("publish-" + queue.network(), Problem.error(ABANDONED,
                queue.count() == 1
                        ? "1 post for %s was begun and then left lying".formatted(Networks.name(queue.network()))
                        : "%d posts for %s were begun and then left lying".formatted(queue.count(), Networks.name(queue
                                .network())),
                "The process that had claimed them ended or hangs; the last claim ran out at " + queue.oldest(),
                "The next orchestrator settles them by the ledger, without posting twice",
                "If they stay, look at the log of the orchestrator")).affecting(posts(queue)).whenSeenAgain();
    }

    private static List<String> posts(StackTable.LateQueue queue) {
        return queue.examples().stream().map(AffectedPost::written).toList();
    }

    private static String late(StackTable.LateQueue queue) {
        return Spans.words(Duration.between(queue.oldest(), queue.now()));
    }
}
