package belfry.core.process;

import belfry.core.problem.Problem;
import java.util.List;

/** Tells an operator why a process ended and what cures it. */
public final class ExitProblems {
    private ExitProblems() {}

    public static Problem of(String name, ExitCause cause, List<String> tail) {
        var evidence = tail.subList(Math.max(0, tail.size() - 12), tail.size());
        return problem(name, cause).seen(evidence);
    }

    private static Problem problem(String name, ExitCause cause) {
        return switch (cause) {
            case ExitCause.PortTaken(int port) -> portTaken(name, PortHolder.unknown(port));
            case ExitCause.OutOfMemory() -> Problem.error("process-out-of-memory", name + " ran out of memory",
                    "Its heap or this machine's memory was used up",
                    "Give it more memory: BELFRY_OPTS=-Xmx512m", "Look for other programs that use much memory");
            case ExitCause.DatabaseAway(String said) -> Problem.error("process-without-database",
                    name + " ended because it could not use PostgreSQL", said,
                    "Start PostgreSQL; " + name + " is started again by itself",
                    "Check database.url, database.user and database.password");
            case ExitCause.BadConfiguration(String said) -> Problem.error("process-configuration",
                    name + " does not accept its configuration", said,
                    "Correct the setting named here in belfry.toml or the environment, then start it again");
            case ExitCause.Signalled(String signal) -> signalled(name, signal);
            case ExitCause.Silent(var silence) -> Problem.error("process-silent",
                    "%s said nothing for %d s and was ended".formatted(name, silence.toSeconds()),
                    "It hung, or this machine gave it no processor time",
                    "Nothing to do if it is back; if it happens again, look at its log and at this machine's load");
            case ExitCause.NeverReady(var waited) -> Problem.error("process-never-ready",
                    "%s was not ready after %d s and was ended".formatted(name, waited.toSeconds()),
                    "Something it needs did not answer, or this machine is too slow",
                    "Look at its log", "Give it more time: supervisor.launchGrace");
            case ExitCause.Unexplained(String status, String said) -> Problem.error("process-ended",
                    "%s ended with status %s".formatted(name, status), "Its last words: " + said,
                    "Nothing to do if it is back; otherwise look at its log");
        };
    }

    private static Problem signalled(String name, String signal) {
        var cause = signal.equals("KILL")
                ? "Somebody sent it signal KILL, or the kernel did because memory ran out"
                : "Somebody sent it signal " + signal;
        return Problem.warning("process-killed", "%s was ended by signal %s".formatted(name, signal), cause,
                "Nothing to do if it is back; otherwise look for \"Out of memory\" in the kernel's log (dmesg)");
    }

    public static Problem portTaken(String name, PortHolder holder) {
        var summary = "%s cannot start: port %d is taken".formatted(name, holder.port());
        if (holder.ghost()) {
            return Problem.critical("port-taken", summary,
                    "It is held by " + holder.words() + ", a process of this installation that nobody supervises",
                    "End the ghost and restart");
        }
        var how = holder.pid() == null
                ? "Find out who listens on it (ss -ltnp, lsof -i :%d) and stop it".formatted(holder.port())
                : "Stop it if it is not needed: kill " + holder.pid();
        return Problem.critical("port-taken", summary, "It is held by " + holder.words(), how,
                "Or choose another port: orchestrator.readinessPort",
                "When the port is free, %s starts by itself".formatted(name));
    }

    public static Problem crashLoop(String name, int exits, Problem last) {
        return Problem.critical("crash-loop",
                "%s ended %d times in a row right after its start and is not started again".formatted(name, exits),
                last.summary() + ": " + last.cause(), last.remedy().toArray(String[]::new)).seen(last.evidence());
    }
}
