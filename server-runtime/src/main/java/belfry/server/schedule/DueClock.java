package belfry.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what falls due next, soonest first, claims it in batches shortly before its moment, and at that moment hands it
 * over. What was not claimed ahead is claimed when it is due. Several clocks may run on one database.
 */
public final class DueClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueClock.class);
    private static final Duration RETRY_CLAIM = Duration.ofMillis(5);
    private static final Duration LONGEST_NAP = Duration.ofMillis(500);
    /** The limits may widen while something waits. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(50);
    private static final int MOST_SKIPPED = 3;
    /** A claim that waits longer for its turn is no use to anybody. */
    private static final Duration LONGEST_HELD = Duration.ofSeconds(8);

    /**
     * @param horizon how far ahead deliveries are held in memory
     * @param batch most that one claim of what is due takes
     * @param claimers claims under way at once
     */
    public record Settings(Duration horizon, int batch, int claimers) {
        public static final Settings USUAL = new Settings(Duration.ofSeconds(30), 100, 3);
    }

    private final DueTable table;
    private final DueWork work;
    private final DatabaseClock clock;
    private final Settings settings;
    private final Backlog backlog;
    private final DueHeap heap = new DueHeap();
    private final Ahead ahead = new Ahead();
    private final Handover handover;
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final ReentrantLock reading = new ReentrantLock();
    private final Thread loop;
    private volatile boolean running = true;
    private int pollsSkipped;

    /** @param backlog counts what waits for its turn */
    public DueClock(DueTable table, DueWork work, DatabaseClock clock, Settings settings, Limits limits,
            Backlog backlog) {
        this.table = table;
        this.work = work;
        this.clock = clock;
        this.settings = settings;
        this.backlog = backlog;
        this.handover = new Handover(work, settings, limits, backlog, new Told());
        this.loop = Thread.ofPlatform().name("due-clock").unstarted(this::run);
    }

    public void start() {
        loop.start();
    }

    /** Reads everything within the horizon again; in a busy second that would read for the second time what waits here. */
    public void poll() {
        tell(() -> handover.letGoOfOld(clock.instant().minus(LONGEST_HELD)));
        if (backlog.size() > settings.batch() && pollsSkipped < MOST_SKIPPED) {
            pollsSkipped++;
            return;
        }
        pollsSkipped = 0;
        work.expect(read(() -> table.within(settings.horizon()), Set.of()));
    }

    /** Something about these changed: looks at them again at once. */
    void changed(Collection<UUID> deliveries) {
        work.expect(read(() -> table.within(settings.horizon(), deliveries), deliveries));
    }

    /** One after the other, so that what was read later is also heard later. What a poll no longer sees stays: the claim refuses it. */
    private List<DueItem> read(Supplier<List<DueItem>> store, Collection<UUID> asked) {
        reading.lock();
        try {
            var waiting = store.get();
            tell(() -> {
                asked.forEach(this::forget);
                waiting.forEach(this::put);
            });
            return waiting;
        } finally {
            reading.unlock();
        }
    }

    /** Deliveries that this clock has claimed, and those it is asking for. */
    public int inHand() {
        return handover.inHand();
    }

    /** Takes nothing more, waits for what is under way, and gives back what was claimed ahead. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(loop);
        try {
            loop.join();
            handover.awaitClaims();
            hear();
            ahead.takeDue(clock.instant()).forEach(this::due);
            handover.end(ahead.takeClaimed());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Runnable message) {
        inbox.add(message);
        LockSupport.unpark(loop);
    }

    private void put(DueItem item) {
        if (!handover.holds(item.delivery())) {
            heap.put(item);
        }
    }

    private void forget(UUID delivery) {
        heap.remove(delivery);
        ahead.forget(delivery);
    }

    private void run() {
        while (running) {
            try {
                go();
            } catch (RuntimeException | Error e) {
                LOG.error("The due clock stumbled and goes on; the poll brings what it lost", e);
                LockSupport.parkNanos(RETRY_CLAIM.toNanos());
            }
        }
    }

    private void go() {
        hear();
        advance();
        if (!handover.start() && !claimAhead()) {
            LockSupport.parkNanos(nap().toNanos());
        }
    }

    private void hear() {
        for (@Nullable
        Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
            message.run();
        }
    }

    private void advance() {
        var now = clock.instant();
        heap.takeDue(now.plus(Ahead.MOMENT)).stream().filter(item -> !handover.holds(item.delivery()))
                .forEach(ahead::add);
        ahead.takeDue(now).forEach(this::due);
    }

    private void due(DueItem item) {
        ahead.take(item).ifPresentOrElse(handover::due, () -> handover.due(item));
    }

    private boolean claimAhead() {
        var batch = handover.mayClaimAhead() ? ahead.ask(clock.instant()) : List.<DueItem>of();
        if (!batch.isEmpty()) {
            handover.claimAhead(batch, claimed -> tell(() -> ahead.answered(batch, claimed).forEach(this::due)));
        }
        return !batch.isEmpty();
    }

    private Duration nap() {
        var longest = handover.tryAgain().orElse(backlog.any() ? LONGEST_WAIT : LONGEST_NAP);
        var now = clock.instant();
        var next = Stream.of(heap.nextAt().map(at -> at.minus(Ahead.MOMENT)), ahead.nextAt(handover.mayClaimAhead()))
                .flatMap(Optional::stream).min(Instant::compareTo).map(at -> Duration.between(now, at)).orElse(longest);
        return next.compareTo(longest) > 0 ? longest : next.isNegative() ? Duration.ofNanos(100_000) : next;
    }

    private final class Told implements Handover.Clock {
        @Override
        public void wake() {
            LockSupport.unpark(loop);
        }

        @Override
        public void later(DueItem item) {
            if (item.at().isBefore(clock.instant().plus(settings.horizon()))) {
                tell(() -> put(item));
            }
        }

        /** What could not be claimed for a passing reason is tried again at once, not at the next poll. */
        @Override
        public void notHad(Set<UUID> deliveries) {
            if (deliveries.isEmpty() || !running) {
                return;
            }
            try {
                var again = clock.instant().plus(RETRY_CLAIM);
                table.claimable(deliveries).forEach(item -> later(item.at(again)));
            } catch (RuntimeException e) {
                LOG.debug("The database is away; the poll finds what is due when it is back", e);
            }
        }
    }
}
