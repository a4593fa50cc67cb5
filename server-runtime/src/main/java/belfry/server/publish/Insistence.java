package belfry.server.publish;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what must not be forgotten: while the database is away, what became of a call is known only here. Everything
 * written so must bear being written twice.
 */
final class Insistence {
    private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Duration longest;

    Insistence(Duration longest) {
        this.longest = longest;
    }

    <T> T on(Supplier<T> write) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                return write.get();
            } catch (RuntimeException e) {
                if (!databaseAway(e) || System.nanoTime() > deadline) {
                    throw e;
                }
                LOG.warn("The database is away; an outcome waits to be written: {}", e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Connection lost or refused, or the server is starting or stopping (SQLSTATE classes 08 and 57). */
    static boolean databaseAway(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException || cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }
}
