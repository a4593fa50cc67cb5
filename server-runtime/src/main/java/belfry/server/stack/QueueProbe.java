package belfry.server.stack;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.stack.Reading;
import belfry.core.wire.QueueView;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/** Every queue that has work has somebody who polls it, by Temporal's own word. */
final class QueueProbe implements Probe {
    private static final String CODE = "queue-without-worker";

    private final Queues queues;

    QueueProbe(Queues queues) {
        this.queues = queues;
    }

    @Override
    public String name() {
        return "queues";
    }

    @Override
    public Set<String> codes() {
        return Set.of(CODE);
    }

    @Override
    public Reading read() {
        try {
            if (!queues.used()) {
                return Reading.absent("Temporal is not in use, and nothing waits on its queues");
            }
            var all = queues.list();
            if (all.stream().anyMatch(queue -> queue.pollers() == null)) {
                return Reading.unknown("Temporal does not say who polls the %d queues in use".formatted(all.size()));
            }
            var findings = all.stream().filter(QueueProbe::unpolled).map(QueueProbe::finding).toList();
            return Reading.of(null, findings.isEmpty()
                    ? "%d queues in use are polled".formatted(all.size())
                    : findings.getFirst().problem().summary(), findings);
        } catch (JdbiException e) {
            return Reading.unknown("The database could not be asked: " + Causes.root(e));
        }
    }

    /** A queue without work may have no poller: idle pollers are not free. */
    private static boolean unpolled(QueueView queue) {
        boolean work = queue.dueNextHour() > 0 || (queue.backlog() != null && queue.backlog() > 0);
        return queue.source().equals("Temporal") && work && queue.pollers() != null && queue.pollers() == 0;
    }

    private static Finding finding(QueueView queue) {
        return Finding.of(queue.name(), Problem.error(CODE,
                "Nobody polls the task queue %s, which has work".formatted(queue.name()),
                "No orchestrator is connected to Temporal, or it does not know this network",
                "Posts go out on time by the due clock; retries and follow-ups wait",
                "Look at Health, Processes, and at the orchestrator's log")).affecting(List.of(queue.name()))
                .whenSeenAgain();
    }
}
