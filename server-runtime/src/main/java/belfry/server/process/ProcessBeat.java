package belfry.server.process;

import belfry.server.database.Database;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers this process and says every second that it lives; by the first call of {@link #ready()} the supervisor
 * knows that it works. Outlives any loss of the database.
 */
public final class ProcessBeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessBeat.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ProcessTable table;
    private final ProcessIdentity who;
    private final @Nullable Integer port;
    private final Map<String, String> facts;
    private final Meter meter;
    private final Thread thread;
    private volatile boolean ready;
    private volatile boolean closed;
    private boolean registered;
    private boolean toldReady;
    private boolean silent;

    private ProcessBeat(Database database, ProcessIdentity who, @Nullable Integer port, Map<String, String> facts) {
        this.table = new ProcessTable(database);
        this.who = who;
        this.port = port;
        this.facts = Map.copyOf(facts);
        this.meter = new Meter(who.pid());
        this.thread = Thread.ofVirtual().name("beat").unstarted(this::run);
    }

    /**
     * Returns at once.
     *
     * @param port where it listens, null: nowhere
     * @param facts what operators may want to know about it; no secrets
     */
    public static ProcessBeat start(Database database, ProcessIdentity who, @Nullable Integer port,
            Map<String, String> facts) {
        var beat = new ProcessBeat(database, who, port, facts);
        beat.thread.start();
        return beat;
    }

    /** This process works now; told to the database with the next beat, which follows at once. */
    public void ready() {
        ready = true;
        synchronized (this) {
            notifyAll();
        }
    }

    private void run() {
        while (!closed) {
            try {
                beat();
                silent = false;
            } catch (JdbiException e) {
                if (!silent) {
                    LOG.warn("The beat of {} could not be written; it goes on trying", who.name(), e);
                }
                silent = true;
            }
            pause();
        }
    }

    private void beat() {
        if (!registered) {
            table.register(who, port, facts);
            registered = true;
        }
        if (ready && !toldReady) {
            toldReady = table.ready(who);
        } else {
            table.beat(who, meter.read());
        }
    }

    private synchronized void pause() {
        if (closed || (ready && !toldReady && registered && !silent)) {
            return;
        }
        try {
            wait(EVERY.toMillis());
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    /** Says that this process is draining; beats go on. */
    public void stopping() {
        quietly(() -> table.stopping(who.id(), who.pid()));
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            notifyAll();
        }
        quietly(() -> table.stopped(who.id(), who.pid()));
    }

    private void quietly(Runnable write) {
        try {
            write.run();
        } catch (JdbiException e) {
            LOG.warn("The end of {} could not be written down: {}", who.name(), e.getMessage());
        }
    }
}
