package belfry.server.publish;

import belfry.core.publish.PrepareOutcome;
import belfry.server.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares what is due soon and nobody prepared: the clock's own way while Temporal is away, and for what is written
 * shortly before it is due.
 */
final class AheadOfTime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AheadOfTime.class);
    private static final int AT_ONCE = 8;
    private static final int MOST = 200;

    private final Database database;
    private final Publisher publisher;
    private final Duration ahead;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param ahead so long before they are due */
    AheadOfTime(Database database, Publisher publisher, Duration ahead) {
        this.database = database;
        this.publisher = publisher;
        this.ahead = ahead;
    }

    /** Starts what there is to do; called again and again. */
    void tick() {
        for (var delivery : unprepared()) {
            if (inHand.add(delivery)) {
                threads.execute(() -> prepare(delivery));
            }
        }
    }

    private void prepare(UUID delivery) {
        places.acquireUninterruptibly();
        try {
            publisher.prepare(delivery).map(PrepareOutcome.Refused::problem).ifPresent(problem -> LOG
                    .info("Delivery {} could not be prepared yet: {}", delivery, problem.summary()));
        } catch (RuntimeException e) {
            LOG.warn("Preparing delivery {} failed; it is tried again", delivery, e);
        } finally {
            places.release();
            inHand.remove(delivery);
        }
    }

    private List<UUID> unprepared() {
        return database.jdbi().withHandle(handle -> UnpreparedTable.soon(handle, ahead, MOST));
    }

    @Override
    public void close() {
        threads.close();
    }
}
