package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.server.schedule.DatabaseClock;
import belfry.server.schedule.DueItem;
import belfry.server.schedule.DueWork;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A claim made a moment before its time costs nothing when its time never comes for it. */
class ClaimedAheadTest extends OpenPublisher {
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private final UUID channel = deliveries.channel(Deduplication.BY_OUR_KEY);

    @Test
    void itsCommitCountsFromItsTime() {
        var delivery = deliveries.queue(channel, Duration.ofSeconds(20), "soon");

        assertEquals(1, claimAhead(delivery).size());

        assertEquals("SENT t t", deliveries.text("""
                select l.status || ' ' || left((l.started_at = d.due_at)::text, 1) || ' ' ||
                    left((l.sent_at = d.due_at)::text, 1)
                from ledger l join delivery d on d.id = l.delivery_id where d.id = :id
                """, delivery), "a network is told no time before the post's");
        assertEquals(List.of(), peer.texts());
    }

    @Test
    void whatIsNotReadyOrTooFarOffIsNotClaimed() {
        var far = deliveries.queue(channel, Duration.ofMinutes(1), "far");
        var unread = deliveries.queue(channel, Duration.ofSeconds(20), "not loaded");

        assertEquals(List.of(), claimAhead(far));
        assertEquals(List.of(), publisher.claimAhead(List.of(item(unread)), MOMENT));

        assertEquals("QUEUED", deliveries.state(far));
        assertEquals("QUEUED", deliveries.state(unread));
    }

    @Test
    void givenBackItIsAsIfItHadNotBeenClaimed() {
        var delivery = deliveries.queue(channel, Duration.ofSeconds(20), "soon");
        claimAhead(delivery).getFirst().work().letGo();

        assertEquals("QUEUED 0", deliveries.text(
                "select state || ' ' || tries from delivery where id = :id and owner is null and next_try_at is null",
                delivery));
        assertEquals(List.of("NOT_SENT"), deliveries.ledger(delivery));
        assertEquals(1, claimAhead(delivery).size(), "it can be claimed again");
    }

    @Test
    void aDeadClaimantsDeliveryIsNotSentBeforeItsTimeByWhoTakesItOver() {
        var delivery = deliveries.queue(channel, Duration.ofSeconds(20), "soon");
        claimAhead(delivery);
        deliveries.execute("update delivery set claimed_until = clock_timestamp(), owner = null where id = :id",
                delivery);

        var other = publisher();
        var progress = assertInstanceOf(Progress.Later.class, other.publish(delivery));
        other.close();

        assertTrue(progress.at().isAfter(new DatabaseClock(store.database()).instant()));
        assertEquals(List.of(), peer.texts());
    }

    @Test
    void movedToALaterTimeJustBeforeTheClaimItWaitsForThat() {
        var delivery = deliveries.queue(channel, Duration.ofSeconds(10), "moved");
        var read = item(delivery);
        publisher.expect(List.of(read));
        deliveries.execute("update delivery set due_at = due_at + interval '10 seconds' where id = :id", delivery);
        var claim = publisher.claimAhead(List.of(read), MOMENT).getFirst();

        var next = claim.work().run(() -> {});

        assertEquals(deliveries.due(delivery), next.orElseThrow());
        assertEquals("QUEUED", deliveries.state(delivery));
        assertEquals(List.of(), peer.texts());
    }

    @Test
    void aPostThatWasPutOffIsTriedAgainAfterItsNewTimeAsLongAsAnyOther() {
        peer.next(CountingPeer.Fault.RATE_LIMIT);
        var delivery = deliveries.queue(channel, Duration.ofHours(-2), "put off");
        publisher.expect(List.of(item(delivery)));
        deliveries.execute("update delivery set due_at = clock_timestamp() where id = :id", delivery);

        var claim = publisher.claim(List.of(item(delivery))).getFirst();
        claim.work().run(() -> {});

        assertEquals("QUEUED", deliveries.state(delivery), "it was read when it had another time");
    }

    @Test
    void aChannelClosedMeanwhileIsNotSentTo() {
        var delivery = deliveries.queue(channel, Duration.ofSeconds(20), "soon");
        var claim = claimAhead(delivery).getFirst();
        deliveries.execute("update channel set held_until = clock_timestamp() + interval '1 hour' where id = :id",
                channel);
        publisher.lookAtChannels();

        claim.work().run(() -> {});

        assertEquals("QUEUED", deliveries.state(delivery), "the sweep holds it by name");
        assertEquals(List.of(), peer.texts());
    }

    @Test
    void theFirstRefusalByARateLimitSparesTheNetworkTheOthersOfItsChannel() {
        peer.next(CountingPeer.Fault.RATE_LIMIT);
        var first = deliveries.queue(channel, Duration.ZERO, "first");
        var second = deliveries.queue(channel, Duration.ZERO, "second");
        var claims = claimAhead(first, second);
        assertEquals(2, claims.size());

        claims.forEach(claim -> claim.work().run(() -> {}));

        assertEquals(List.of(), peer.texts(), "one was refused, the other was not tried");
    }

    private List<DueWork.Claimed> claimAhead(UUID... wanted) {
        var items = List.of(wanted).stream().map(this::item).toList();
        publisher.expect(items);
        return publisher.claimAhead(items, MOMENT);
    }

    private DueItem item(UUID delivery) {
        return new DueItem(delivery, deliveries.due(delivery), PeerAdapter.id(Deduplication.BY_OUR_KEY), channel);
    }
}
