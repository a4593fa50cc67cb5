package belfry.server.supervise;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.ProcessCommand;
import belfry.server.embedded.Closing;
import belfry.server.process.Marks;
import belfry.server.process.PortInspector;
import belfry.server.process.ProcessTable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the child processes of this server running, whatever happens to them, to it, or to the database. */
public final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration TICK = Duration.ofMillis(100);

    private final Household household;
    private final Marks marks;
    private final Scribe scribe = new Scribe();
    private final RollCall rollCall;
    private final Ghosts ghosts;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("supervisor").unstarted(this::run);
    private volatile boolean closed;

    private Supervisor(Household household, List<ChildSpec> children) {
        this.household = household;
        this.marks = new Marks(household.home());
        var table = new ProcessTable(household.database());
        this.rollCall = new RollCall(table);
        this.ghosts = new Ghosts(household, marks, table, scribe);
        var launcher = new Launcher(marks, household.logs());
        var ports = new PortInspector(marks);
        var notices = new Notices(household, table, scribe);
        for (var child : children) {
            slots.put(child.name(),
                    new Slot(child, household.patience(), launcher, ports, notices, rollCall, now()));
        }
    }

    /** Takes over what an earlier server left running and starts the rest; returns before they are ready. */
    public static Supervisor start(Household household, List<ChildSpec> children) {
        var supervisor = new Supervisor(household, children);
        supervisor.rollCall.start();
        supervisor.takeOver();
        supervisor.slots.values().stream().filter(slot -> !slot.running())
                .forEach(slot -> slot.start(supervisor.now()));
        supervisor.thread.start();
        return supervisor;
    }

    private void takeOver() {
        for (var left : marks.all()) {
            var slot = slots.get(left.name());
            if (slot != null && !slot.running()) {
                slot.adopt(left.pid(), left.spec(), now());
            }
        }
    }

    private void run() {
        while (!closed) {
            try {
                slots.values().forEach(slot -> slot.tick(now()));
                ghosts.tick(now(), pids());
                Thread.sleep(TICK);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException | LinkageError e) {
                // The one who restarts the others must not die of an error in one of them.
                LOG.error("The supervisor met an error and goes on", e);
            }
        }
    }

    /** How the children stand now. */
    public List<ChildView> children() {
        return slots.values().stream().map(Slot::view).toList();
    }

    /** Every process that belongs to this server. */
    public Set<Long> pids() {
        var pids = new TreeSet<Long>();
        slots.values().forEach(slot -> pids.addAll(slot.pids()));
        return pids;
    }

    public Set<Long> ghosts() {
        return ghosts.pids();
    }

    /** Begins what is asked and says so; how it goes is seen in {@link #children()}. */
    public String command(String name, ProcessCommand command) {
        var slot = slots.get(name);
        if (slot == null) {
            throw new BelfryException(Problem.error("process-not-supervised",
                    "%s is not supervised by this server".formatted(name),
                    "Only %s can be started and stopped here".formatted(String.join(", ", slots.keySet())),
                    "Stop it on its own machine, or stop the server that it belongs to"));
        }
        return switch (command.action()) {
            case START -> {
                slot.start(now());
                yield name + " is started";
            }
            case STOP -> {
                slot.stop(now());
                yield name + " is stopped when its work in hand is done";
            }
            case RESTART -> {
                slot.restart(command.force(), now());
                yield name + " is restarted";
            }
            case RELOAD -> {
                slot.reload(command.force(), now());
                yield name + " is renewed; the old process ends when the new one is ready";
            }
            case END_GHOST -> throw new BelfryException(Problem.error("no-ghost", name + " is no ghost",
                    "It is supervised", "Use stop or restart"));
        };
    }

    public String endGhost(long pid) {
        return ghosts.end(pid, pids());
    }

    /** Lets the children finish their work in hand, then ends them. */
    @Override
    public void close() {
        closed = true;
        Closing.close(thread::join);
        slots.values().forEach(slot -> Closing.close(() -> slot.stop(now())));
        var deadline = System.nanoTime() + household.patience().drain().toNanos();
        slots.values().forEach(slot -> Closing.close(() -> drain(slot, deadline)));
        slots.values().forEach(slot -> Closing.close(slot::killAll));
        Closing.close(scribe);
        Closing.close(rollCall);
    }

    private void drain(Slot slot, long deadline) throws InterruptedException {
        while (!slot.empty() && System.nanoTime() < deadline) {
            slot.tick(now());
            Thread.sleep(20);
        }
    }

    private Instant now() {
        return household.clock().instant();
    }
}
