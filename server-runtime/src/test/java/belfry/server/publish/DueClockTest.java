package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.server.database.TestDatabase;
import belfry.server.schedule.DatabaseClock;
import belfry.server.schedule.DueClock;
import belfry.server.schedule.DueItem;
import belfry.server.schedule.DueTable;
import belfry.server.schedule.DueWork;
import belfry.server.schedule.Limits;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DueClockTest {
    private final TestDatabase store = TestDatabase.create();
    private final Deliveries deliveries = new Deliveries(store.database());

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aClaimThatHangsKeepsNobodyElseWaiting() throws InterruptedException {
        var work = new Hanging();
        var busy = deliveries.channel(Deduplication.BY_OUR_KEY);
        var quiet = deliveries.channel(Deduplication.BY_OUR_KEY);
        try (var clock = clock(work)) {
            clock.start();
            for (int i = 0; i < 20; i++) {
                deliveries.queue(busy, Duration.ZERO, "more than may go out at once");
            }
            clock.poll();
            assertTrue(work.hangs.tryAcquire(30, TimeUnit.SECONDS), "as many as may are being claimed");

            deliveries.queue(quiet, Duration.ZERO, "of another channel");
            clock.poll();

            assertTrue(work.sent.tryAcquire(30, TimeUnit.SECONDS), "it goes out meanwhile");
            work.goOn.countDown();
        }
    }

    @Test
    void whatIsBeingClaimedAtTheEndIsStillPublished() throws InterruptedException {
        var work = new Hanging();
        var clock = clock(work);
        clock.start();
        deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ZERO, "last");
        clock.poll();
        assertTrue(work.hangs.tryAcquire(30, TimeUnit.SECONDS), "it is being claimed");

        var closing = Thread.ofVirtual().start(clock::close);
        PublisherTest.await(() -> closing.getState() == Thread.State.TIMED_WAITING);
        work.goOn.countDown();
        closing.join();

        assertEquals(1, work.sent.availablePermits());
    }

    private DueClock clock(DueWork work) {
        return new DueClock(new DueTable(store.database()), work, new DatabaseClock(store.database()),
                DueClock.Settings.USUAL, new Limits(200, 8));
    }

    /** Its first claim waits until it is told to go on. */
    private static final class Hanging implements DueWork {
        final Semaphore hangs = new Semaphore(0);
        final Semaphore sent = new Semaphore(0);
        final CountDownLatch goOn = new CountDownLatch(1);
        private volatile boolean first = true;

        @Override
        public void expect(Collection<DueItem> soon) {}

        @Override
        public List<Claimed> claim(List<DueItem> due) {
            if (first) {
                first = false;
                hangs.release();
                awaitGoOn();
            }
            return due.stream().map(item -> new Claimed(item, _ -> {
                sent.release();
                return Optional.empty();
            })).toList();
        }

        private void awaitGoOn() {
            try {
                goOn.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
