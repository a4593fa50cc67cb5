package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.server.database.TestDatabase;
import belfry.server.schedule.Backlog;
import belfry.server.schedule.DatabaseClock;
import belfry.server.schedule.DueClock;
import belfry.server.schedule.DueItem;
import belfry.server.schedule.DueTable;
import belfry.server.schedule.DueWork;
import belfry.server.schedule.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void whatWasClaimedAheadIsGivenBackWhenTheClockEnds() throws InterruptedException {
        var work = new Eager();
        var clock = clock(work);
        clock.start();
        deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ofMillis(1500), "soon");
        clock.poll();
        assertTrue(work.asked.tryAcquire(30, TimeUnit.SECONDS), "it is claimed ahead");

        clock.close();

        assertEquals(1, work.givenBack.availablePermits() + work.sent.availablePermits());
        assertEquals(0, work.sentEarly.get());
    }

    @Test
    void whatWasClaimedAheadGoesOutAtItsTimeWithoutAnotherClaim() throws InterruptedException {
        var work = new Eager();
        try (var clock = clock(work)) {
            clock.start();
            deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ofMillis(1500), "soon");
            clock.poll();

            assertTrue(work.sent.tryAcquire(30, TimeUnit.SECONDS));
        }
        assertEquals(0, work.sentEarly.get());
        assertEquals(0, work.claimedWhenDue.get());
    }

    private DueClock clock(DueWork work) {
        return new DueClock(new DueTable(store.database()), work, new DatabaseClock(store.database()),
                DueClock.Settings.USUAL, new Limits(200, 8), new Backlog());
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
            return due.stream().map(item -> new Claimed(item, new Sends())).toList();
        }

        @Override
        public List<Claimed> claimAhead(List<DueItem> soon, Duration ahead) {
            return List.of();
        }

        private final class Sends implements Work {
            @Override
            public Optional<Instant> run(Runnable answered) {
                sent.release();
                return Optional.empty();
            }

            @Override
            public void letGo() {}
        }

        private void awaitGoOn() {
            try {
                goOn.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Claims whatever it is asked to claim ahead. */
    private final class Eager implements DueWork {
        final Semaphore asked = new Semaphore(0);
        final Semaphore sent = new Semaphore(0);
        final Semaphore givenBack = new Semaphore(0);
        final AtomicInteger sentEarly = new AtomicInteger();
        final AtomicInteger claimedWhenDue = new AtomicInteger();

        @Override
        public void expect(Collection<DueItem> soon) {}

        @Override
        public List<Claimed> claim(List<DueItem> due) {
            claimedWhenDue.addAndGet(due.size());
            return List.of();
        }

        @Override
        public List<Claimed> claimAhead(List<DueItem> soon, Duration ahead) {
            asked.release(soon.size());
            return soon.stream().map(item -> new Claimed(item, new Once(item))).toList();
        }

        private final class Once implements Work {
            private final DueItem item;

            Once(DueItem item) {
                this.item = item;
            }

            @Override
            public Optional<Instant> run(Runnable answered) {
                if (store.database().now().isBefore(item.at())) {
                    sentEarly.incrementAndGet();
                }
                sent.release();
                return Optional.empty();
            }

            @Override
            public void letGo() {
                givenBack.release();
            }
        }
    }
}
