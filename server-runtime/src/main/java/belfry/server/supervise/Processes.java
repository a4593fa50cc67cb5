package belfry.server.supervise;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.LastExit;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.server.process.Neighbours;
import belfry.server.process.ProcessRow;
import belfry.server.process.ProcessTable;
import belfry.server.process.Sample;
import belfry.server.process.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All processes of the installation as an operator sees them: what is written down, and what is known better here. */
public final class Processes {
    private static final Duration SILENT = Duration.ofSeconds(15);

    private final ProcessTable table;
    private final Supervisor supervisor;
    private final Samples samples;
    private final Neighbours neighbours;
    private final String host;

    public Processes(ProcessTable table, Supervisor supervisor, Samples samples, Neighbours neighbours, String host) {
        this.table = table;
        this.supervisor = supervisor;
        this.samples = samples;
        this.neighbours = neighbours;
        this.host = host;
    }

    public List<ProcessView> list() {
        var children = supervisor.children().stream()
                .collect(Collectors.toMap(ChildView::id, Function.identity()));
        var views = new ArrayList<ProcessView>();
        table.list().forEach(row -> views.add(Optional.ofNullable(children.remove(row.id()))
                .map(child -> supervised(row, child)).orElseGet(() -> written(row))));
        children.values().forEach(child -> views.add(unwritten(child)));
        neighbours.list().forEach(part -> views.add(neighbour(part)));
        return List.copyOf(views);
    }

    public Optional<ProcessView> find(UUID id) {
        return list().stream().filter(view -> view.id().equals(id)).findFirst();
    }

    /** Begins what is asked and says so. */
    public String command(ProcessView view, ProcessCommand command) {
        if (command.action() == ProcessAction.END_GHOST) {
            return supervisor.endGhost(Objects.requireNonNullElse(view.pid(), 0L));
        }
        if (!view.host().equals(host)) {
            throw new BelfryException(Problem.error("process-elsewhere",
                    "%s runs on %s and is not supervised here".formatted(view.name(), view.host()),
                    "Only the processes of this server's own machine can be started and stopped",
                    "Stop it on " + view.host()));
        }
        return supervisor.command(view.name(), command);
    }

    private ProcessView supervised(ProcessRow row, ChildView child) {
        return view(row, child.status(), child.pid(), child.restarts(), child.unstable(),
                child.lastExit() == null ? row.lastExit() : child.lastExit(), child);
    }

    private ProcessView written(ProcessRow row) {
        boolean lost = row.status() == ProcessStatus.ONLINE && row.silence().compareTo(SILENT) > 0;
        var exit = lost
                ? new LastExit(row.beatAt(), null, null, Problem.error("process-silent",
                        "%s said nothing since %s".formatted(row.name(), row.beatAt()),
                        "It ended without a word, or its machine cannot reach the database",
                        "Look at it on " + row.host()))
                : row.lastExit();
        return view(row, lost ? ProcessStatus.ERRORED : row.status(), row.pid(), row.restarts(),
                row.unstableRestarts(), exit, null);
    }

    private ProcessView view(ProcessRow row, ProcessStatus status, @Nullable Long pid,
            int restarts, int unstable, @Nullable LastExit exit,
            @Nullable ChildView child) {
        var history = samples.of(row.id());
        var last = history.isEmpty() ? new Sample(row.cpuPercent(), row.memoryBytes()) : history.getLast();
        return new ProcessView(row.id(), row.name(), row.role(), row.host(), pid, row.version(), status,
                row.startedAt(), row.readyAt(), restarts, unstable, pid == null ? null : last.cpuPercent(),
                pid == null ? null : last.memoryBytes(), row.port(), exit, child == null ? null : child.graceUntil(),
                cpu(history), memory(history));
    }

    private ProcessView unwritten(ChildView child) {
        var history = samples.of(child.id());
        return new ProcessView(child.id(), child.name(), child.role(), host, child.pid(), "", child.status(),
                child.startedAt(), null, child.restarts(), child.unstable(), null, null, null, child.lastExit(),
                child.graceUntil(), cpu(history), memory(history));
    }

    private ProcessView neighbour(Neighbours.Neighbour part) {
        var history = samples.of(part.id());
        var last = history.isEmpty() ? Sample.UNKNOWN : history.getLast();
        return new ProcessView(part.id(), part.name(), "service", host, part.pid(), "", ProcessStatus.ONLINE,
                part.startedAt(), part.startedAt(), 0, 0, last.cpuPercent(), last.memoryBytes(), null, null, null,
                cpu(history), memory(history));
    }

    private static List<Double> cpu(List<Sample> history) {
        return history.stream().map(Sample::cpuPercent).filter(Objects::nonNull).toList();
    }

    private static List<Long> memory(List<Sample> history) {
        return history.stream().map(Sample::memoryBytes).filter(Objects::nonNull).toList();
    }
}
