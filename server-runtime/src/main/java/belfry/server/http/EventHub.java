package belfry.server.http;

import belfry.server.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of events once from PostgreSQL and passes them on to every reader; outlives the loss of PostgreSQL. */
public final class EventHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
    private static final int WAIT_MILLIS = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PRUNE = Duration.ofMinutes(10);

    private final Database database;
    private final EventTable table;
    private final Set<EventReader> readers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch listening = new CountDownLatch(1);
    private long newest = -1;
    private long prunedAt = System.nanoTime();

    public EventHub(Database database) {
        this.database = database;
        this.table = new EventTable(database);
    }

    /** Begins to listen; returns when it does or is closed, or after a few seconds when PostgreSQL is away. */
    public EventHub start() throws InterruptedException {
        Thread.ofVirtual().name("events").start(this::run);
        if (!listening.await(5, TimeUnit.SECONDS)) {
            LOG.warn("Not listening for events yet");
        }
        return this;
    }

    EventTable table() {
        return table;
    }

    void add(EventReader reader) {
        readers.add(reader);
        if (closed.getCount() == 0) {
            reader.end();
        }
    }

    void remove(EventReader reader) {
        readers.remove(reader);
    }

    int readers() {
        return readers.size();
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (var connection = database.listener()) {
                listen(connection);
            } catch (SQLException | JdbiException e) {
                if (closed.getCount() > 0) {
                    LOG.warn("Events pause until PostgreSQL answers again: {}", e.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen belfry_event");
        }
        catchUp();
        listening.countDown();
        var postgres = connection.unwrap(PGConnection.class);
        while (closed.getCount() > 0) {
            var heard = postgres.getNotifications(WAIT_MILLIS);
            if (heard != null && heard.length > 0) {
                pass(table.of(ids(heard)));
            }
            pruneNowAndThen();
        }
    }

    /** What happened while nobody listened. */
    private void catchUp() {
        if (newest < 0) {
            newest = table.newest();
        } else {
            pass(table.after(newest));
        }
    }

    private static List<Long> ids(PGNotification[] heard) {
        var ids = new ArrayList<Long>();
        for (var notification : heard) {
            for (var id : notification.getParameter().split(",")) {
                ids.add(Long.parseLong(id));
            }
        }
        return ids;
    }

    private void pass(List<EventTable.Row> rows) {
        for (var row : rows) {
            newest = Math.max(newest, row.event().id());
            readers.forEach(reader -> reader.offer(row));
        }
    }

    private void pruneNowAndThen() {
        if (System.nanoTime() - prunedAt > PRUNE.toNanos()) {
            prunedAt = System.nanoTime();
            var gone = table.prune();
            LOG.debug("{} old events removed", gone);
        }
    }

    private void pause() {
        try {
            if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("closed while PostgreSQL was away");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        listening.countDown();
        readers.forEach(EventReader::end);
    }
}
