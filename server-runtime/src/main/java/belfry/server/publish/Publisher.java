package belfry.server.publish;

import belfry.core.publish.PrepareOutcome;
import belfry.server.embedded.Closing;
import belfry.server.schedule.DueItem;
import belfry.server.schedule.DueWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes deliveries, each part exactly once. Both hands use it: the due clock for many at a time, the workflow for one;
 * the ledger lets only one of them send.
 */
public final class Publisher implements DueWork, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final String CLOCK = "clock";
    private static final Duration AFTER_INTERRUPTION = Duration.ofSeconds(1);

    private final PublisherParts parts;
    private final LoadTable load;
    private final ClaimTable claims;
    private final LedgerTable ledger;
    private final OpenChannels channels;
    private final ClosedChannels closed;
    private final Preparer preparer;
    private final SentMarks marks;
    private final Recorder recorder;
    private final PublishRun run;
    private final Expected expected;
    private final WarmUp warmUp;
    /** What is asked for or being published now; both hands may ask for the same at once. */
    private final Map<UUID, Integer> inHand = new ConcurrentHashMap<>();

    public Publisher(PublisherParts parts) {
        var settings = parts.settings();
        var calls = new PartCalls(settings.longestCall());
        this.parts = parts;
        this.load = new LoadTable(parts.database(), parts.files());
        this.claims = new ClaimTable(parts.database(), parts.self(), settings.lease());
        this.ledger = new LedgerTable(parts.database(), settings.lease(), settings.longestCall());
        this.channels = new OpenChannels(parts.database(), parts.channels(), parts.adapters(), parts.clock());
        this.preparer = new Preparer(ledger, calls, parts.crashPoints());
        this.marks = new SentMarks(ledger);
        this.closed = new ClosedChannels(parts.database());
        this.recorder = new Recorder(parts, closed);
        var sender = new Sender(marks, calls, parts.crashPoints());
        this.run = new PublishRun(parts, load, ledger, channels, preparer, sender, recorder);
        this.expected = new Expected(load, parts);
        this.warmUp = new WarmUp(parts.clock(), () -> claims.claim(List.of(), CLOCK, Duration.ZERO), recorder::warmUp);
    }

    @Override
    public void expect(Collection<DueItem> soon) {
        for (var delivery : expected.load(soon)) {
            // Opened ahead too, so that the due second need not decrypt.
            channels.openAhead(delivery.channelId(), delivery.credentialVersion());
        }
        warmUp.before(soon);
    }

    @Override
    public List<Claimed> claim(List<DueItem> due) {
        return claim(due, Duration.ZERO);
    }

    @Override
    public List<Claimed> claimAhead(List<DueItem> soon, Duration ahead) {
        return claim(soon.stream().filter(item -> expected.ready(item.delivery())).toList(), ahead);
    }

    private List<Claimed> claim(List<DueItem> due, Duration ahead) {
        var items = new HashMap<UUID, DueItem>();
        due.forEach(item -> items.put(item.delivery(), item));
        var asked = Leave.asked();
        var claimed = new ArrayList<Claimed>();
        for (var claim : claimed(items.keySet(), CLOCK, ahead)) {
            var item = items.get(claim.delivery().id());
            if (item != null) {
                claimed.add(new Claimed(item, new ClockWork(claim, item.at(), asked)));
            }
        }
        return claimed;
    }

    /** What the clock does with a claim. */
    private final class ClockWork implements Work {
        private final Claim claim;
        private final Instant at;
        private final Leave asked;

        ClockWork(Claim claim, Instant at, Leave asked) {
            this.claim = claim;
            this.at = at;
            this.asked = asked;
        }

        @Override
        public Optional<Instant> run(Runnable answered) {
            var due = claim.delivery().dueAt();
            if (due.isAfter(at)) {
                // Moved by a person after it was read and before it was claimed.
                giveBack(claim, due);
                return Optional.of(due);
            }
            if (asked.fresh() && !closed.since(asked, claim.delivery().channelId())) {
                return later(publish(claim.telling(answered)));
            }
            // It waited behind a network that hangs, the machine slept, or its channel was closed.
            var now = parts.clock().instant();
            giveBack(claim, now);
            return Optional.of(now);
        }

        @Override
        public void letGo() {
            giveBack(claim, at);
        }
    }

    private void giveBack(Claim claim, Instant at) {
        try {
            recorder.giveBack(claim, at);
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} stays claimed until its claim ends", claim.delivery().id(), e);
        } finally {
            putDown(claim.delivery().id());
        }
    }

    /** For the workflow: publishes if it is due and nobody else does it, and says how far it is. */
    public Progress publish(UUID delivery) {
        var claim = claimed(List.of(delivery), "workflow", Duration.ZERO);
        return claim.isEmpty() ? standing(delivery) : publish(claim.getFirst());
    }

    /** Looks which channels are held back or switched off now; called every second. */
    public void lookAtChannels() {
        closed.look();
    }

    /** Claims of this process on anything else are forgotten ones: their answer was lost with the database. */
    public Set<UUID> inHand() {
        return Set.copyOf(inHand.keySet());
    }

    /** Where it stands, without doing anything. */
    public Progress standing(UUID delivery) {
        return load.load(delivery).<Progress>map(stored -> switch (stored.state()) {
            case QUEUED, HELD, PUBLISHING -> new Progress.Elsewhere();
            case DRAFT, IN_REVIEW, PUBLISHED, FAILED, MISSED, UNCONFIRMED, CANCELLED ->
                new Progress.Ended(stored.state());
        }).orElseGet(Progress.Elsewhere::new);
    }

    /** Makes everything that nobody can see yet. Empty: it is ready, or there is nothing to make ready any more. */
    public Optional<PrepareOutcome.Refused> prepare(UUID delivery) {
        var stored = load.load(delivery).filter(found -> waits(found) && !found.prepared());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        var found = stored.get();
        var adapter = parts.adapters().get(found.network());
        if (adapter == null || !(channels.open(found.channelId(),
                found.credentialVersion()) instanceof OpenChannels.Opening.Open(var access))) {
            return Optional.empty();
        }
        for (var part : found.parts()) {
            var refused = preparer.prepare(found, part, access, adapter);
            if (refused.isPresent()) {
                return refused;
            }
        }
        ledger.stampPrepared(found);
        load.load(delivery).ifPresent(expected::keep);
        return Optional.empty();
    }

    private static boolean waits(LoadedDelivery delivery) {
        return switch (delivery.state()) {
            case QUEUED -> true;
            case DRAFT, IN_REVIEW, HELD, PUBLISHING, PUBLISHED, FAILED, MISSED, UNCONFIRMED, CANCELLED -> false;
        };
    }

    private Progress publish(Claim claim) {
        try {
            return run.run(claim);
        } catch (RuntimeException e) {
            LOG.error("Publishing delivery {} was interrupted; it goes on from the ledger", claim.delivery().id(), e);
            return letGo(claim);
        } finally {
            putDown(claim.delivery().id());
        }
    }

    private void putDown(UUID delivery) {
        inHand.computeIfPresent(delivery, (_, times) -> times == 1 ? null : times - 1);
    }

    private Progress letGo(Claim claim) {
        try {
            return recorder.pause(claim, parts.clock().instant().plus(AFTER_INTERRUPTION), Optional.empty());
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} stays claimed until its claim ends", claim.delivery().id(), e);
            return new Progress.Elsewhere();
        }
    }

    private static Optional<Instant> later(Progress progress) {
        return progress instanceof Progress.Later(var at) ? Optional.of(at) : Optional.empty();
    }

    /** Each is in hand before it is claimed and until it is published or was not to be had. */
    private List<Claim> claimed(Collection<UUID> deliveries, String actor, Duration ahead) {
        deliveries.forEach(delivery -> inHand.merge(delivery, 1, Integer::sum));
        var notHad = new HashSet<>(deliveries);
        try {
            var claimed = claim(deliveries, actor, ahead);
            claimed.forEach(claim -> notHad.remove(claim.delivery().id()));
            claimed.stream().flatMap(claim -> claim.delivery().parts().stream().limit(1))
                    .forEach(part -> parts.crashPoints().reached(CrashPoints.Point.CLAIMED, part.id()));
            return claimed;
        } finally {
            notHad.forEach(this::putDown);
        }
    }

    private List<Claim> claim(Collection<UUID> deliveries, String actor, Duration ahead) {
        var won = claims.claim(deliveries.stream().map(expected::wanted).toList(), actor, ahead);
        var current = new HashMap<UUID, LoadedDelivery>();
        var stale = new ArrayList<UUID>();
        for (var one : won) {
            expected.take(one.delivery()).filter(known -> one.opened().isPresent())
                    .ifPresentOrElse(known -> current.put(known.id(), known), () -> stale.add(one.delivery()));
        }
        current.putAll(load.load(stale));
        return won.stream().filter(one -> current.containsKey(one.delivery()))
                .map(one -> claim(one, current, actor)).toList();
    }

    private static Claim claim(ClaimTable.Won won, Map<UUID, LoadedDelivery> current, String actor) {
        var stored = current.get(won.delivery());
        if (stored == null) {
            throw new IllegalStateException("claimed and not loaded: " + won.delivery());
        }
        return new Claim(stored.with(won.dueAt(), won.credentialVersion()), won.fence(), won.tries(), actor,
                won.opened(), () -> {});
    }

    /** Waits until everything known is written. */
    @Override
    public void close() {
        Closing.close(marks);
        Closing.close(recorder);
    }
}
