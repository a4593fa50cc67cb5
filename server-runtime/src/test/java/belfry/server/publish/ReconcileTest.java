package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.core.post.DeliveryState;
import belfry.server.schedule.Machine;
import belfry.server.schedule.Sweep;
import belfry.server.schedule.SweepTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is not where it should be is found by the sweep: claimed by nobody alive, too late, held back, free again. */
class ReconcileTest extends OpenPublisher {
    private final SweepTable table = new SweepTable(store.database());
    private final Sweep sweep = new Sweep(table, reported, self, InstantSource.system(), this::inHand);

    private Set<UUID> inHand() {
        return publisher.inHand();
    }

    @Test
    void whatAProcessHadClaimedThatIsGoneIsTakenOverAtOnceAndNotWhenItsClaimEnds() throws Exception {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "orphan");
        claimedBy(delivery, deadProcess());

        assertEquals(new Progress.Elsewhere(), publisher.publish(delivery));
        sweep.run();

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(delivery));
        assertEquals(List.of("orphan"), peer.texts());
    }

    @Test
    void whatALivingProcessHasClaimedIsLeftToIt() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "in hand");
        var other = UUID.randomUUID();
        table.announce(Machine.self(other));
        claimedBy(delivery, other);

        sweep.run();

        assertEquals(new Progress.Elsewhere(), publisher.publish(delivery));
        assertEquals(List.of(), peer.texts());
    }

    @Test
    void aClaimOfAnotherMachineEndsByItsTimeAlone() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "far away");
        var other = UUID.randomUUID();
        table.announce(new SweepTable.Claimant(other, "another machine", 1, Machine.self(other).startedAt()));
        claimedBy(delivery, other);

        sweep.run();
        assertEquals(new Progress.Elsewhere(), publisher.publish(delivery));
        deliveries.execute("update delivery set claimed_until = clock_timestamp() where id = :id", delivery);

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(delivery));
    }

    @Test
    void whatThisProcessClaimedWithoutKnowingItIsTakenUpAgain() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "forgotten");
        claimedBy(delivery, self);
        sweep.run();
        assertEquals(new Progress.Elsewhere(), publisher.publish(delivery), "a young claim may come to hand yet");
        someSecondsLater(delivery);

        sweep.run();

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(delivery));
    }

    @Test
    void whatThisProcessHasInHandStaysClaimedHoweverLongItTakes() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "slow");
        var slow = new Publisher(PublisherRig.parts(store.database(),
                PublisherRig.adapters(peer.address(), Duration.ofSeconds(2)), reported, (point, _) -> {
                    if (point == CrashPoints.Point.ANSWERED) {
                        someSecondsLater(delivery);
                        sweep.run();
                        assertEquals(new Progress.Elsewhere(), publisher.publish(delivery));
                    }
                }, self));
        publisher.close();
        publisher = slow;

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), slow.publish(delivery));
        assertEquals(Set.of(), slow.inHand());
        assertEquals(List.of("slow"), peer.texts());
    }

    private void someSecondsLater(UUID delivery) {
        deliveries.execute("update delivery set updated_at = clock_timestamp() - interval '3 seconds' where id = :id",
                delivery);
    }

    @Test
    void aPostThatIsLateByLessThanTheWorkspaceAllowsGoesOut() {
        var delivery = late(Duration.ofMinutes(59));

        sweep.run();

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(delivery));
    }

    @Test
    void aPostThatIsLaterThanTheWorkspaceAllowsIsMissedSaysSoAndDoesNotGoOut() {
        var delivery = late(Duration.ofMinutes(61));

        assertEquals(new Progress.Elsewhere(), publisher.publish(delivery), "nobody may be quicker than the sweep");
        sweep.run();
        sweep.run();

        assertEquals("MISSED", deliveries.state(delivery));
        assertEquals(new Progress.Ended(DeliveryState.MISSED), publisher.publish(delivery));
        assertEquals(List.of(), peer.texts());
        assertEquals(List.of("post-missed"), reported.codes);
        var problem = deliveries.text("select problem::text from delivery where id = :id", delivery);
        assertTrue(problem.contains("at most 60 minutes late") && problem.contains("next free slot"), problem);
    }

    @Test
    void theWindowIsTheWorkspacesOwn() {
        deliveries.execute("update workspace set late_window_minutes = 15 where id = :id", deliveries.workspace());
        var news = late(Duration.ofMinutes(16));

        sweep.run();

        assertEquals("MISSED", deliveries.state(news));
    }

    @Test
    void aWorkspaceThatAllowsNoMinuteStillPublishesWhatIsDueNow() {
        deliveries.execute("update workspace set late_window_minutes = 0 where id = :id", deliveries.workspace());
        var now = late(Duration.ZERO);
        var late = late(Duration.ofMinutes(2));

        sweep.run();

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(now));
        assertEquals("MISSED", deliveries.state(late));
    }

    @Test
    void aPostThatWasTriedInTimeIsDelayedAndNeverMissed() {
        var delivery = late(Duration.ofMinutes(90));
        deliveries.execute("update delivery set tries = 1 where id = :id", delivery);

        sweep.run();

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(delivery));
    }

    @Test
    void whatMayNotGoOutIsHeldByNameAndGoesOnWhenItMay() {
        var channel = deliveries.channel(Deduplication.BY_OUR_KEY);
        var delivery = deliveries.queue(channel, Duration.ZERO, "held");
        deliveries.execute("update channel set health = 'REAUTHORISE' where id = :id", channel);

        sweep.run();
        assertEquals("Channel Peer must be reconnected",
                deliveries.text("select hold_reason from delivery where id = :id", delivery));
        deliveries.execute("update channel set health = 'OK' where id = :id", channel);
        sweep.run();

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(delivery));
        assertEquals(List.of("QUEUED>HELD", "HELD>QUEUED", "QUEUED>PUBLISHING", "PUBLISHING>PUBLISHED"),
                deliveries.history(delivery));
    }

    private UUID late(Duration by) {
        return deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), by.negated(), "late");
    }

    private void claimedBy(UUID delivery, UUID owner) {
        deliveries.execute("""
                update delivery set state = 'PUBLISHING', fence = fence + 1, tries = 1, owner = '%s',
                    claimed_until = clock_timestamp() + interval '2 minutes' where id = :id
                """.formatted(owner), delivery);
    }

    /** One that ran on this machine and ended without a word. */
    private UUID deadProcess() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        var id = UUID.randomUUID();
        var here = Machine.self(id);
        table.announce(new SweepTable.Claimant(id, here.place(), process.pid(), here.startedAt()));
        return id;
    }
}
