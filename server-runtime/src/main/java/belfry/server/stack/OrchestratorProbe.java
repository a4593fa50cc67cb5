package belfry.server.stack;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.stack.Reading;
import belfry.core.wire.ProcessStatus;
import belfry.server.database.Database;
import belfry.server.process.ProcessRow;
import belfry.server.process.ProcessTable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;

/** At least one orchestrator, on whatever machine, is ready and beats. */
final class OrchestratorProbe implements Probe {
    static final String CODE = "orchestrator-away";
    static final Duration FRESH = Duration.ofSeconds(10);

    /** With the rhythm of the watch: a start that takes longer than some eight seconds is told. */
    private static final int PATIENT_LOOKS = 5;

    private final ProcessTable processes;
    private final StackTable table;

    OrchestratorProbe(Database database) {
        this.processes = new ProcessTable(database);
        this.table = new StackTable(database);
    }

    @Override
    public String name() {
        return "orchestrator";
    }

    @Override
    public Set<String> codes() {
        return Set.of(CODE);
    }

    @Override
    public boolean lamp() {
        return true;
    }

    @Override
    public Reading read() {
        try {
            var all = processes.list().stream().filter(row -> row.role().equals("orchestrator")).toList();
            var working = all.stream().filter(OrchestratorProbe::works).toList();
            if (working.isEmpty()) {
                return all.stream().anyMatch(row -> row.status() == ProcessStatus.LAUNCHING)
                        ? Reading.of(null, cause(all), List.of(notYet(all)))
                        : Reading.down(away(all, table.troubles()));
            }
            return Reading.up(working.getFirst().silence().toMillis(), working.stream()
                    .map(row -> row.name() + " on " + row.host()).collect(Collectors.joining(", ", "Ready: ", "")));
        } catch (JdbiException e) {
            return Reading.unknown("The database could not be asked: " + Causes.root(e));
        }
    }

    static boolean works(ProcessRow row) {
        return row.status() == ProcessStatus.ONLINE && row.readyAt() != null && row.silence().compareTo(FRESH) < 0;
    }

    /** Every start passes through this, so it is no incident unless it lasts. */
    private static Finding notYet(List<ProcessRow> all) {
        return Finding.of("orchestrator", Problem.warning(CODE, "No orchestrator is ready yet, so no post goes out",
                cause(all), "Wait some seconds; when it cannot start, its incident says why",
                "See what it does: Health, Processes, its log")).affecting(List.of("All posts that fall due"))
                .whenSeen(PATIENT_LOOKS);
    }

    private static Finding away(List<ProcessRow> all, List<String> troubles) {
        var problem = Problem.critical(CODE, "No orchestrator is ready, so no post goes out",
                troubles.isEmpty() ? cause(all) : troubles.getFirst(),
                "Belfry starts its own again by itself; when that fails its incident says why",
                "Or run one elsewhere: belfry orchestrator").seen(troubles.stream().skip(1).toList());
        var finding = Finding.of("orchestrator", problem).affecting(List.of("All posts that fall due"))
                .whenSeenAgain();
        return all.stream()
                .filter(row -> row.status() == ProcessStatus.ERRORED || row.status() == ProcessStatus.STOPPED)
                .findFirst().map(row -> finding.offering("Start " + row.name(), "process.start:" + row.name()))
                .orElse(finding);
    }

    /** In words, as the database knows the orchestrators. */
    static String cause(List<ProcessRow> all) {
        if (all.isEmpty()) {
            return "None was ever started";
        }
        return all.stream().map(row -> {
            var exit = row.lastExit();
            var why = exit == null || exit.problem() == null ? "" : " (" + exit.problem().summary() + ")";
            return switch (row.status()) {
                case ONLINE -> "%s said nothing for %d s".formatted(row.name(), row.silence().toSeconds());
                case LAUNCHING -> row.name() + " is launching";
                case STOPPING, STOPPED -> row.name() + " is stopped";
                case ERRORED -> row.name() + " is not started again after repeated exits" + why;
                case WAITING_RESTART -> row.name() + " waits to be started again" + why;
                case GHOST -> row.name() + " is a ghost";
            };
        }).collect(Collectors.joining("; "));
    }
}
