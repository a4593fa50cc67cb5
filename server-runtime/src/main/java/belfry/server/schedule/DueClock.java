package belfry.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what falls due next, soonest first, and at its moment hands it over: claimed in batches, each on its own virtual
 * thread, under the limits of its network and channel. Several clocks may run on one database.
 */
public final class DueClock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueClock.class);
    private static final Duration RETRY_CLAIM = Duration.ofMillis(5);
    private static final Duration LONGEST_NAP = Duration.ofMillis(500);
    private static final Duration LAST_CLAIM = Duration.ofSeconds(30);
    private static final int MOST_SKIPPED = 3;
    /** Few wait so long for more while a claim is under way; never for a claim that hangs. */
    private static final Duration GATHER = Duration.ofMillis(20);

    /**
     * @param horizon how far ahead deliveries are held in memory
     * @param batch most that one claim takes
     * @param claimers claims under way at once
     */
    public record Settings(Duration horizon, int batch, int claimers) {
        public static final Settings USUAL = new Settings(Duration.ofSeconds(30), 100, 3);
    }

    private final DueTable table;
    private final DueWork work;
    private final DatabaseClock clock;
    private final Settings settings;
    private final Limits limits;
    private final DueHeap heap = new DueHeap();
    private final ReadyQueue ready;
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock reading = new ReentrantLock();
    private final Thread loop;
    private volatile boolean running = true;
    private volatile int claiming;
    /** Due, and waiting for its turn. */
    private volatile int backlog;
    private int pollsSkipped;
    private long claimedAt = System.nanoTime();
    /** Something waits only for more to be claimed with it. */
    private boolean mayGather;

    public DueClock(DueTable table, DueWork work, DatabaseClock clock, Settings settings, Limits limits) {
        this.table = table;
        this.work = work;
        this.clock = clock;
        this.settings = settings;
        this.limits = limits;
        this.ready = new ReadyQueue(limits);
        this.loop = Thread.ofPlatform().name("due-clock").unstarted(this::run);
    }

    public void start() {
        loop.start();
    }

    /** Reads everything within the horizon again; in a busy second that would read for the second time what waits here. */
    public void poll() {
        if (backlog > settings.batch() && pollsSkipped < MOST_SKIPPED) {
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
                asked.forEach(heap::remove);
                waiting.forEach(this::put);
            });
            return waiting;
        } finally {
            reading.unlock();
        }
    }

    private void later(DueItem item) {
        if (item.at().isBefore(clock.instant().plus(settings.horizon()))) {
            tell(() -> put(item));
        }
    }

    /** Deliveries being published by this clock now. */
    public int inHand() {
        return inHand.size();
    }

    /** Takes nothing more and waits for what is under way. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(loop);
        try {
            loop.join();
            awaitClaims();
            threads.shutdown();
            if (!threads.awaitTermination(90, TimeUnit.SECONDS)) {
                LOG.warn("Some deliveries were still under way at the end; another orchestrator settles them");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a claim brings has still to be published: it must find the threads open. */
    private void awaitClaims() {
        long end = System.nanoTime() + LAST_CLAIM.toNanos();
        while (claiming > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void tell(Runnable message) {
        inbox.add(message);
        LockSupport.unpark(loop);
    }

    private void put(DueItem item) {
        if (!inHand.contains(item.delivery())) {
            heap.put(item);
        }
    }

    private void run() {
        while (running) {
            for (@Nullable
            Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
                message.run();
            }
            for (var item : heap.takeDue(clock.instant())) {
                if (inHand.add(item.delivery())) {
                    ready.add(item);
                }
            }
            backlog = ready.size();
            if (!handOver()) {
                LockSupport.parkNanos(nap().toNanos());
            }
        }
    }

    private boolean handOver() {
        mayGather = false;
        if (claiming >= settings.claimers()) {
            return false;
        }
        var gathering = claiming > 0 && System.nanoTime() - claimedAt < GATHER.toNanos();
        var batch = ready.take(settings.batch(), gathering ? settings.batch() / 2 : 1);
        if (batch.isEmpty()) {
            mayGather = gathering && ready.size() > 0;
            return false;
        }
        claimedAt = System.nanoTime();
        count(1);
        threads.execute(() -> claim(batch));
        return true;
    }

    private Duration nap() {
        var longest = mayGather ? GATHER.dividedBy(4) : LONGEST_NAP;
        var now = clock.instant();
        var next = heap.nextAt().map(at -> Duration.between(now, at)).orElse(longest);
        return next.compareTo(longest) > 0 ? longest : next.isNegative() ? Duration.ofNanos(100_000) : next;
    }

    private void claim(List<DueItem> batch) {
        Set<UUID> left = new HashSet<>();
        batch.forEach(item -> left.add(item.delivery()));
        try {
            var claimed = work.claim(batch);
            claimed.forEach(one -> left.remove(one.item().delivery()));
            claimed.forEach(one -> threads.execute(() -> publish(one)));
        } catch (RuntimeException e) {
            LOG.warn("{} due deliveries could not be claimed; they are tried again", left.size(), e);
        } finally {
            count(-1);
            LockSupport.unpark(loop);
        }
        batch.stream().filter(item -> left.contains(item.delivery())).forEach(this::done);
        lookAgain(left);
    }

    /** What could not be claimed for a passing reason is tried again at once, not at the next poll. */
    private void lookAgain(Set<UUID> left) {
        if (left.isEmpty() || !running) {
            return;
        }
        try {
            var again = clock.instant().plus(RETRY_CLAIM);
            table.claimable(left).forEach(item -> later(item.at(again)));
        } catch (RuntimeException e) {
            LOG.debug("The database is away; the poll finds what is due when it is back", e);
        }
    }

    private void publish(DueWork.Claimed claimed) {
        Optional<Instant> next = Optional.empty();
        try {
            next = claimed.work().run(() -> giveBack(claimed.item()));
        } finally {
            done(claimed.item());
        }
        next.ifPresent(at -> later(claimed.item().at(at)));
    }

    private void done(DueItem item) {
        inHand.remove(item.delivery());
        giveBack(item);
    }

    private void giveBack(DueItem item) {
        if (limits.giveBack(item)) {
            LockSupport.unpark(loop);
        }
    }

    private synchronized void count(int change) {
        claiming += change;
    }
}
