package belfry.server.schedule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.server.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fault of ours in one step of the clock must not be the end of publishing. */
class StumblingClockTest {
    private final TestDatabase store = TestDatabase.create();
    private final Semaphore sent = new Semaphore(0);
    private final Semaphore answers = new Semaphore(0);
    private final Semaphore stumbled = new Semaphore(0);
    private final AtomicBoolean sound = new AtomicBoolean();

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void whatFallsDueAfterItStumbledStillGoesOut() throws InterruptedException {
        var limits = new Limits(1, 1, this::stumble);
        try (var clock = new DueClock(new DueTable(store.database()), new Sends(), new DatabaseClock(store.database()),
                DueClock.Settings.USUAL, limits, new Backlog())) {
            clock.start();
            queue();
            clock.poll();
            assertTrue(sent.tryAcquire(30, TimeUnit.SECONDS), "the only place is taken");
            queue();
            clock.poll();
            assertTrue(stumbled.tryAcquire(30, TimeUnit.SECONDS), "it looked for another one");

            answers.release(2);

            assertTrue(sent.tryAcquire(30, TimeUnit.SECONDS));
        }
    }

    /** Asked when the network's places are all taken. */
    private long stumble() {
        if (sound.compareAndSet(false, true)) {
            stumbled.release();
            throw new IllegalStateException("a fault of ours");
        }
        return System.nanoTime();
    }

    private void queue() {
        store.database().jdbi().useHandle(handle -> handle.execute("""
                with w as (insert into workspace (name, zone) values ('Shop', 'UTC') returning id),
                c as (insert into channel (workspace_id, network, remote_account_id, name, handle)
                    select id, 'network', id::text, 'Peer', '@peer' from w returning id, workspace_id),
                p as (insert into post (workspace_id, due_at) select id, clock_timestamp() from w
                    returning id, workspace_id, due_at)
                insert into delivery (post_id, workspace_id, channel_id, network, state, due_at)
                select p.id, p.workspace_id, c.id, 'network', 'QUEUED', p.due_at from p, c
                """));
    }

    private final class Sends implements DueWork {
        @Override
        public void expect(Collection<DueItem> soon) {}

        @Override
        public List<Claimed> claim(List<DueItem> due) {
            return due.stream().map(item -> new Claimed(item, new Work() {
                @Override
                public Optional<Instant> run(Runnable answered) {
                    sent.release();
                    answers.acquireUninterruptibly();
                    return Optional.empty();
                }

                @Override
                public void letGo() {}
            })).toList();
        }

        @Override
        public List<Claimed> claimAhead(List<DueItem> soon, Duration ahead) {
            return List.of();
        }
    }
}
