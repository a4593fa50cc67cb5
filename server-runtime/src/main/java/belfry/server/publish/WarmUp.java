package belfry.server.publish;

import belfry.server.schedule.DueClock;
import belfry.server.schedule.DueItem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the statements of a busy second once before it, on as many connections as it will use: a fresh connection needs
 * tens of milliseconds until it knows the tables and has planned.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration AHEAD = Duration.ofSeconds(4);
    /** So many posts make a second busy. */
    static final int BUSY = 50;
    private static final int CONNECTIONS = DueClock.Settings.USUAL.claimers() + 1;

    private final InstantSource clock;
    private final Runnable claim;
    private final Runnable record;

    WarmUp(InstantSource clock, Runnable claim, Runnable record) {
        this.clock = clock;
        this.claim = claim;
        this.record = record;
    }

    /** Does nothing before a quiet second. */
    void before(Collection<DueItem> soon) {
        var now = clock.instant();
        // What is overdue was warmed up for, or is held back: held posts are read again every second.
        if (soon.stream().filter(item -> isNear(now, item.at())).limit(BUSY).count() < BUSY) {
            return;
        }
        var started = new CountDownLatch(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread.ofVirtual().name("warm-up").start(() -> once(started));
        }
    }

    private static boolean isNear(Instant now, Instant due) {
        return due.isAfter(now) && due.isBefore(now.plus(AHEAD));
    }

    private void once(CountDownLatch started) {
        try {
            // Together, so that each has a connection of its own.
            started.countDown();
            started.await();
            claim.run();
            record.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("Not warmed up: the database is away", e);
        }
    }
}
