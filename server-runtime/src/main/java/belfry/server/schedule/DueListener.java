package belfry.server.schedule;

import belfry.server.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears at once when a delivery is queued, moved or taken back; after a lost connection everything is read again. */
public final class DueListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueListener.class);
    private static final Duration RECONNECT = Duration.ofMillis(500);
    private static final int WAIT_MILLIS = 1000;

    private final Database database;
    private final DueClock clock;
    private final Consumer<Set<UUID>> also;
    private final Thread thread;
    private volatile boolean running = true;
    private boolean lost;

    /** @param also told of the same changes, after the clock */
    public DueListener(Database database, DueClock clock, Consumer<Set<UUID>> also) {
        this.database = database;
        this.clock = clock;
        this.also = also;
        this.thread = Thread.ofVirtual().name("due-listener").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (running) {
            try {
                listen();
            } catch (SQLException | RuntimeException | Error e) {
                // Said once, not twice a second for as long as the database is away.
                if (!lost) {
                    LOG.warn("Lost the connection that tells what is due; the poll serves meanwhile: {}",
                            e.getMessage());
                }
                lost = true;
                LockSupport.parkNanos(RECONNECT.toNanos());
            }
        }
    }

    private void listen() throws SQLException {
        try (var connection = database.listener(); var statement = connection.createStatement()) {
            statement.execute("listen belfry_due");
            var source = connection.unwrap(PGConnection.class);
            clock.poll();
            lost = false;
            while (running) {
                var heard = new HashSet<UUID>();
                for (var notice : source.getNotifications(WAIT_MILLIS)) {
                    heard.add(UUID.fromString(notice.getParameter()));
                }
                if (!heard.isEmpty()) {
                    clock.changed(heard);
                    also.accept(heard);
                }
            }
        }
    }
}
