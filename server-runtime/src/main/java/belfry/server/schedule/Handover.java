package belfry.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the work on what is due, each on its own virtual thread under the limits of its network and channel, and claims
 * before that what is not claimed yet. Who leaves a place lets the next claimed one in; the clock is only needed for what
 * is still to be claimed.
 */
final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final Duration LAST_CLAIM = Duration.ofSeconds(30);
    private static final Duration LAST_WORK = Duration.ofSeconds(90);
    /** Few wait so long for more while a claim is under way; never for a claim that hangs. */
    private static final Duration GATHER = Duration.ofMillis(20);

    /** What it says to the clock, from any thread. */
    interface Clock {
        /** Something can go on now. */
        void wake();

        void later(DueItem item);

        /** These were due and could not be claimed. */
        void notHad(Set<UUID> deliveries);
    }

    private final DueWork work;
    private final DueClock.Settings settings;
    private final Limits limits;
    private final Clock clock;
    private final ReadyQueue unclaimed;
    private final ReadyQueue claimed;
    private final Map<UUID, DueWork.Claimed> claims = new ConcurrentHashMap<>();
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int claiming;
    private long claimedAt = System.nanoTime();
    private boolean gathers;

    Handover(DueWork work, DueClock.Settings settings, Limits limits, Backlog backlog, Clock clock) {
        this.work = work;
        this.settings = settings;
        this.limits = limits;
        this.clock = clock;
        this.unclaimed = new ReadyQueue(limits, backlog);
        this.claimed = new ReadyQueue(limits, backlog);
    }

    /** It is due, and still to be claimed. */
    void due(DueItem item) {
        if (inHand.add(item.delivery())) {
            unclaimed.add(item);
        }
    }

    /** It is due, and was claimed ahead. */
    void due(DueWork.Claimed ahead) {
        claims.put(ahead.item().delivery(), ahead);
        claimed.add(ahead.item());
    }

    boolean holds(UUID delivery) {
        return inHand.contains(delivery);
    }

    int inHand() {
        return inHand.size();
    }

    /** Starts what may start now; false: nothing may. */
    boolean start() {
        return work(settings.batch()) || claimDue();
    }

    /** How soon the next start is worth a try, although nothing happened. */
    Optional<Duration> tryAgain() {
        return gathers ? Optional.of(GATHER.dividedBy(4)) : Optional.empty();
    }

    private boolean work(int most) {
        var batch = claimed.take(most, 1);
        batch.forEach(this::begin);
        return !batch.isEmpty();
    }

    private void begin(DueItem item) {
        var claim = claim(item);
        threads.execute(() -> work(claim));
    }

    private boolean claimDue() {
        gathers = false;
        if (claiming >= settings.claimers()) {
            return false;
        }
        var gathering = claiming > 0 && System.nanoTime() - claimedAt < GATHER.toNanos();
        var batch = unclaimed.take(settings.batch(), gathering ? settings.batch() / 2 : 1);
        if (batch.isEmpty()) {
            gathers = gathering && unclaimed.size() > 0;
            return false;
        }
        claimedAt = System.nanoTime();
        count(1);
        threads.execute(() -> claim(batch));
        return true;
    }

    private void claim(List<DueItem> batch) {
        Set<UUID> left = new HashSet<>();
        batch.forEach(item -> left.add(item.delivery()));
        try {
            var had = work.claim(batch);
            had.forEach(one -> left.remove(one.item().delivery()));
            had.forEach(one -> threads.execute(() -> work(one)));
        } catch (RuntimeException e) {
            LOG.warn("{} due deliveries could not be claimed; they are tried again", left.size(), e);
        } finally {
            count(-1);
            batch.stream().filter(item -> left.contains(item.delivery())).forEach(this::done);
            clock.wake();
        }
        clock.notHad(left);
    }

    /** One claim is always left to what is due. */
    boolean mayClaimAhead() {
        return claiming < settings.claimers() - 1;
    }

    /** Claims what is not due yet; the answer comes on another thread. */
    void claimAhead(List<DueItem> batch, Consumer<List<DueWork.Claimed>> answer) {
        batch.forEach(item -> inHand.add(item.delivery()));
        count(1);
        threads.execute(() -> {
            List<DueWork.Claimed> had = List.of();
            try {
                had = work.claimAhead(batch, Ahead.MOMENT);
            } catch (RuntimeException e) {
                LOG.warn("{} deliveries could not be claimed ahead; they are claimed when they are due", batch.size(),
                        e);
            } finally {
                var notHad = new HashSet<>(batch);
                had.forEach(one -> notHad.remove(one.item()));
                notHad.forEach(item -> inHand.remove(item.delivery()));
                answer.accept(had);
                count(-1);
                // The answer woke the clock too early: it was still one claim too many.
                clock.wake();
            }
        });
    }

    /** Claims that wait behind a slow network since before that moment are given back: others may have room for them. */
    void letGoOfOld(Instant before) {
        for (var item : claimed.takeOld(before)) {
            var claim = claim(item);
            threads.execute(() -> {
                claim.work().letGo();
                done(item);
                clock.later(item);
            });
        }
    }

    private DueWork.Claimed claim(DueItem item) {
        return Optional.ofNullable(claims.remove(item.delivery())).orElseThrow();
    }

    private void work(DueWork.Claimed claim) {
        Optional<Instant> next = Optional.empty();
        try {
            next = claim.work().run(() -> giveBack(claim.item()));
        } finally {
            done(claim.item());
        }
        next.ifPresent(at -> clock.later(claim.item().at(at)));
    }

    /** In this order: what is out of hand may be taken again at once, and that place would be given back for this one. */
    private void done(DueItem item) {
        giveBack(item);
        inHand.remove(item.delivery());
    }

    private void giveBack(DueItem item) {
        if (limits.giveBack(item) && !work(1) && unclaimed.size() > 0) {
            clock.wake();
        }
    }

    private synchronized void count(int change) {
        claiming += change;
    }

    /** What a claim brings has still to be published: it must find the threads open. */
    void awaitClaims() {
        long end = System.nanoTime() + LAST_CLAIM.toNanos();
        while (claiming > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Finishes what is due and claimed, lets go of the others. */
    void end(List<DueWork.Claimed> notDue) throws InterruptedException {
        claimed.takeOld(Instant.MAX).forEach(this::begin);
        notDue.forEach(claim -> threads.execute(claim.work()::letGo));
        threads.shutdown();
        if (!threads.awaitTermination(LAST_WORK.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("Some deliveries were still under way at the end; another orchestrator settles them");
        }
    }
}
