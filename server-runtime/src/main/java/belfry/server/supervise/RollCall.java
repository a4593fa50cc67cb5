package belfry.server.supervise;

import belfry.server.process.ProcessRow;
import belfry.server.process.ProcessTable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the beats again and again, apart from the supervisor's own thread: a dead database must not stop that one. */
final class RollCall implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RollCall.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final ProcessTable table;
    private final Thread thread = Thread.ofVirtual().name("supervisor-roll-call").unstarted(this::run);
    private volatile boolean closed;
    private volatile Rows rows = new Rows(Map.of(), 0, 0);

    private record Rows(Map<UUID, ProcessRow> byId, long readAt, long readableSince) {}

    RollCall(ProcessTable table) {
        this.table = table;
    }

    RollCall start() {
        thread.start();
        return this;
    }

    Optional<ProcessRow> row(UUID id) {
        return Optional.ofNullable(rows.byId().get(id));
    }

    /** Whether this very life has said that it is ready, and still beats. */
    boolean ready(UUID id, long pid, Duration beatLimit) {
        return row(id).filter(row -> row.isLife(pid) && row.readyAt() != null
                && row.silence().compareTo(beatLimit) < 0).isPresent();
    }

    /**
     * Whether silence can be held against a process: the database could be read for so long that each beat would have
     * been seen.
     */
    boolean reliable(Duration since) {
        var last = rows;
        long now = System.nanoTime();
        return last.readAt() != 0 && now - last.readAt() < FRESH.toNanos()
                && now - last.readableSince() > since.toNanos();
    }

    private void run() {
        boolean failing = false;
        try {
            while (true) {
                long before = rows.readAt();
                try {
                    var list = table.list().stream().collect(Collectors.toMap(ProcessRow::id, Function.identity()));
                    long now = System.nanoTime();
                    boolean gap = before == 0 || now - before > FRESH.toNanos();
                    rows = new Rows(list, now, gap ? now : rows.readableSince());
                    failing = false;
                } catch (JdbiException e) {
                    if (!failing && !closed) {
                        LOG.warn("The beats cannot be read: {}", e.getMessage());
                    }
                    failing = true;
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
