package belfry.server.supervise;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessCommand;
import belfry.server.incident.Remedies;

/** The remedies about processes: {@code process.start:NAME} and its siblings. */
public final class ProcessRemedies {
    private ProcessRemedies() {}

    public static void offer(Remedies remedies, Supervisor supervisor) {
        offer(remedies, supervisor, "process.start", ProcessAction.START);
        offer(remedies, supervisor, "process.stop", ProcessAction.STOP);
        offer(remedies, supervisor, "process.restart", ProcessAction.RESTART);
        offer(remedies, supervisor, "process.reload", ProcessAction.RELOAD);
        remedies.offer("process.end-ghost", order -> supervisor.endGhost(pid(order.argument())));
    }

    private static void offer(Remedies remedies, Supervisor supervisor, String verb, ProcessAction action) {
        remedies.offer(verb, order -> supervisor.command(order.argument(), new ProcessCommand(action, false)));
    }

    private static long pid(String text) {
        if (!text.matches("\\d{1,10}")) {
            throw new BelfryException(Problem.error("ghost-unknown", "\"%s\" is no process id".formatted(text),
                    "A ghost is named by its number", "Open the incident again"));
        }
        return Long.parseLong(text);
    }
}
