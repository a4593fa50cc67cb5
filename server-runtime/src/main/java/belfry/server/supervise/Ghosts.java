package belfry.server.supervise;

import belfry.core.incident.Finding;
import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.ProcessStatus;
import belfry.server.process.Marks;
import belfry.server.process.Marks.Marked;
import belfry.server.process.ProcessIdentity;
import belfry.server.process.ProcessTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes of this installation that nobody supervises: found, shown, and ended when an operator says so. */
final class Ghosts {
    static final String CODE = "ghost-process";
    private static final Logger LOG = LoggerFactory.getLogger(Ghosts.class);
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Household household;
    private final Marks marks;
    private final ProcessTable table;
    private final Scribe scribe;
    private final Map<Long, Marked> known = new HashMap<>();
    private final Map<Long, Instant> killAt = new HashMap<>();
    private @Nullable Instant looked;

    Ghosts(Household household, Marks marks, ProcessTable table, Scribe scribe) {
        this.household = household;
        this.marks = marks;
        this.table = table;
        this.scribe = scribe;
    }

    /** @param ours processes that are supervised */
    synchronized void tick(Instant now, Set<Long> ours) {
        if (looked != null && now.isBefore(looked.plus(EVERY))) {
            return;
        }
        looked = now;
        var found = new HashMap<Long, Marked>();
        marks.all().stream().filter(marked -> !ours.contains(marked.pid()))
                .forEach(marked -> found.put(marked.pid(), marked));
        found.values().stream().filter(marked -> !known.containsKey(marked.pid())).forEach(this::appeared);
        List.copyOf(known.values()).stream().filter(marked -> !found.containsKey(marked.pid())).forEach(this::gone);
        killAt.forEach((pid, at) -> {
            if (now.isAfter(at)) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        });
    }

    synchronized Set<Long> pids() {
        return Set.copyOf(known.keySet());
    }

    /** Asks it to drain, and kills it when it does not. */
    synchronized String end(long pid, Set<Long> ours) {
        var ghost = marks.read(pid).filter(_ -> !ours.contains(pid));
        if (ghost.isEmpty()) {
            throw new BelfryException(Problem.error("ghost-unknown", "Process %d is no ghost".formatted(pid),
                    "It ended already, is supervised, or does not belong to this installation",
                    "Look at the list of processes again"));
        }
        LOG.info("Ghost {} of {} is ended", pid, ghost.get().name());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        killAt.put(pid, household.clock().instant().plus(household.patience().drain()));
        looked = null;
        return "Process %d is asked to end; it is killed after %d s".formatted(pid,
                household.patience().drain().toSeconds());
    }

    private void appeared(Marked ghost) {
        known.put(ghost.pid(), ghost);
        LOG.warn("Process {} was started as {} and nobody supervises it", ghost.pid(), ghost.name());
        var problem = Problem.warning(CODE,
                "Process %d was started as %s and nobody supervises it".formatted(ghost.pid(), ghost.name()),
                "It was left by an earlier life of the server, or started by a second server on the same home",
                "End it: what it does is safe, because the ledger lets no post out twice, but nobody watches it");
        var finding = Finding.of(subject(ghost), problem).offering("End the ghost",
                "process.end-ghost:" + ghost.pid());
        scribe.write("ghost " + ghost.pid(), () -> {
            table.supervised(identity(ghost), ProcessStatus.GHOST, 0, 0, null);
            household.incidents().open(finding);
        });
    }

    private void gone(Marked ghost) {
        known.remove(ghost.pid());
        killAt.remove(ghost.pid());
        scribe.write("ghost " + ghost.pid(), () -> {
            table.remove(identity(ghost).id());
            household.incidents().close(CODE, subject(ghost), "It ended or is supervised now");
        });
    }

    private ProcessIdentity identity(Marked ghost) {
        return ProcessIdentity.of("ghost " + ghost.pid(), ghost.name(), household.host(), ghost.pid(), "unknown");
    }

    private static String subject(Marked ghost) {
        return ghost.name() + " " + ghost.pid();
    }
}
