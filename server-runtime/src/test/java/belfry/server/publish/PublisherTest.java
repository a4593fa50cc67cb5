package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.core.post.DeliveryState;
import belfry.core.publish.PublishProblems;
import belfry.server.post.DeliveryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublisherTest extends OpenPublisher {
    @Test
    void aDuePostIsPublishedAndEverythingSaysSo() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ZERO, "hello");

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(delivery));

        assertEquals(List.of("hello"), peer.texts());
        assertEquals(List.of("DONE"), deliveries.ledger(delivery));
        assertEquals(List.of("QUEUED>PUBLISHING", "PUBLISHING>PUBLISHED"), deliveries.history(delivery));
        assertEquals("https://peer.example/m1",
                deliveries.text("select remote_url from delivery where id = :id", delivery));
        assertEquals("PUBLISHED m1",
                deliveries.text("select phase || ' ' || remote_id from part where delivery_id = :id", delivery));
        assertEquals(List.of("delivery.changed", "delivery.changed"),
                deliveries.texts("select kind from event where subject_id = :id::text", delivery));
    }

    @Test
    void nothingIsPublishedBeforeItsTimeByTheDatabasesClock() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ofMinutes(1), "early");

        assertEquals(new Progress.Elsewhere(), publisher.publish(delivery));

        assertEquals("QUEUED", deliveries.state(delivery));
        assertEquals(List.of(), peer.texts());
    }

    @Test
    void aThreadGoesOutInOrderEachPartBelowTheOneBefore() {
        var delivery = deliveries.queueThread(deliveries.channel(Deduplication.BY_HANDLE), Duration.ZERO, "one", "two",
                "three");

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(delivery));

        assertEquals(List.of("one", "two", "three"), peer.texts());
        assertEquals(List.of("DONE", "DONE", "DONE"), deliveries.ledger(delivery));
    }

    @Test
    void whatWasMadeReadyIsMadeAnewWhenThePostIsPutOffForLong() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_HANDLE), Duration.ofMinutes(5), "later");
        publisher.prepare(delivery);
        var ready = "select phase || ' ' || prepared from part where delivery_id = :id";
        var made = deliveries.text(ready, delivery);
        assertTrue(made.startsWith("READY {\"container"), made);

        putOff(delivery, Duration.ofMinutes(1));
        assertEquals(made, deliveries.text(ready, delivery));
        putOff(delivery, Duration.ofDays(1));
        assertEquals("WAITING {}", deliveries.text(ready, delivery), "a network keeps an upload for hours only");

        publisher.prepare(delivery);
        assertEquals(made, deliveries.text(ready, delivery));
    }

    private void putOff(UUID delivery, Duration by) {
        store.database().jdbi().useTransaction(handle -> new DeliveryTable().reschedule(handle, delivery,
                deliveries.due(delivery).plus(by)));
    }

    @Test
    void aPartThatIsDueLaterLetsTheClaimGoAndComesBackAtItsTime() {
        var delivery = deliveries.queueThread(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ofSeconds(1),
                "one",
                "two");

        var pause = assertInstanceOf(Progress.Later.class, publisher.publish(delivery));

        assertTrue(pause.at().isAfter(Instant.now().minusSeconds(1)));
        assertEquals(List.of("one"), peer.texts());
        assertEquals("PUBLISHING",
                deliveries.text("select state from delivery where id = :id and owner is null", delivery));
        await(() -> publisher.publish(delivery) instanceof Progress.Ended);
        assertEquals(List.of("one", "two"), peer.texts());
    }

    @ParameterizedTest
    @EnumSource(value = Deduplication.class, names = {"BY_OUR_KEY", "BY_HANDLE", "BY_LISTING"})
    void aLostAnswerIsSettledWithoutAPersonAndWithoutASecondPost(Deduplication family) {
        var delivery = deliveries.queue(deliveries.channel(family), Duration.ZERO, "lost");
        peer.next(CountingPeer.Fault.TAKE_AND_HANG_UP);

        assertInstanceOf(Progress.Later.class, publisher.publish(delivery));
        assertEquals(List.of("UNKNOWN"), deliveries.ledger(delivery));
        await(() -> publisher.publish(delivery) instanceof Progress.Ended);

        assertEquals("PUBLISHED", deliveries.state(delivery));
        assertEquals(List.of("lost"), peer.texts());
    }

    @ParameterizedTest
    @EnumSource(value = Deduplication.class, names = {"BY_OUR_KEY", "BY_HANDLE", "BY_LISTING"})
    void aRequestThatWasLostOnItsWayIsSentAgain(Deduplication family) {
        var delivery = deliveries.queue(deliveries.channel(family), Duration.ZERO, "again");
        peer.next(CountingPeer.Fault.HANG_UP);

        publisher.publish(delivery);
        await(() -> publisher.publish(delivery) instanceof Progress.Ended);

        assertEquals("PUBLISHED", deliveries.state(delivery));
        assertEquals(List.of("again"), peer.texts());
    }

    @Test
    void aListingNetworkIsAskedOnceMoreAndThenAPerson() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_LISTING), Duration.ZERO, "never");
        peer.next(CountingPeer.Fault.HANG_UP, CountingPeer.Fault.HANG_UP);

        publisher.publish(delivery);
        await(() -> publisher.publish(delivery) instanceof Progress.Ended);

        assertEquals("UNCONFIRMED", deliveries.state(delivery));
        assertEquals(List.of("ABSENT", "UNKNOWN"), deliveries.ledger(delivery));
    }

    @Test
    void whereTheNetworkCanNeverTellAPersonIsAskedAndNothingIsSentAgain() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "silent");
        peer.next(CountingPeer.Fault.TAKE_AND_STAY_SILENT);

        assertEquals(new Progress.Ended(DeliveryState.UNCONFIRMED), publisher.publish(delivery));
        assertEquals(new Progress.Ended(DeliveryState.UNCONFIRMED), publisher.publish(delivery));

        assertEquals(List.of("silent"), peer.texts());
        assertEquals(List.of("publish-unconfirmed"), reported.codes);
        var problem = deliveries.text("select problem::text from delivery where id = :id", delivery);
        assertTrue(problem.contains("It is there") && problem.contains("Send it again"), problem);
    }

    @Test
    void aCommitThatNeverLeftIsProvablyAbsentOnEveryNetwork() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "unsent");
        openedAndCrashed(delivery, false);

        assertEquals(new Progress.Ended(DeliveryState.PUBLISHED), publisher.publish(delivery));

        assertEquals(List.of("unsent"), peer.texts());
        assertEquals(List.of("NOT_SENT", "DONE"), deliveries.ledger(delivery));
    }

    @Test
    void aCommitThatMayHaveLeftIsNotRepeatedWhereTheNetworkCannotTell() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "doubtful");
        openedAndCrashed(delivery, true);

        assertEquals(new Progress.Ended(DeliveryState.UNCONFIRMED), publisher.publish(delivery));

        assertEquals(List.of(), peer.texts());
    }

    /** As a process leaves it that ends between opening the commit and its answer. */
    private void openedAndCrashed(UUID delivery, boolean sent) {
        deliveries.execute("""
                update delivery set state = 'PUBLISHING', fence = fence + 1, tries = 1,
                    claimed_until = clock_timestamp() - interval '1 second' where id = :id
                """, delivery);
        deliveries.execute("""
                insert into ledger (delivery_id, part_id, channel_id, revision, attempt, step, idempotency_key,
                    request_digest, fence, status, sent_at)
                select d.id, p.id, d.channel_id, 1, 1, 'COMMIT', p.idempotency_key, '\\x00', d.fence, '%s', %s
                from delivery d join part p on p.delivery_id = d.id where d.id = :id
                """.formatted(sent ? "SENT" : "STARTED", sent ? "clock_timestamp() - interval '1 minute'" : "null"),
                delivery);
    }

    @Test
    void whoLostTheClaimIsNotLetThrough() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "fenced");
        var parts = PublisherRig.parts(store.database(),
                PublisherRig.adapters(peer.address(), Duration.ofSeconds(2)), reported, (point, _) -> {
                    if (point == CrashPoints.Point.OPENED) {
                        deliveries.execute("update delivery set fence = fence + 1 where id = :id", delivery);
                    }
                }, UUID.randomUUID());
        try (var late = new Publisher(parts)) {
            assertEquals(new Progress.Elsewhere(), late.publish(delivery));
        }

        assertEquals(List.of(), peer.texts());
        assertEquals(List.of("NOT_SENT"), deliveries.ledger(delivery));
    }

    @Test
    void aWithdrawnAccessHoldsTheDeliveryAndIsReportedAsTheWatchReportsIt() {
        var channel = deliveries.channel(Deduplication.BY_OUR_KEY);
        var delivery = deliveries.queue(channel, Duration.ZERO, "hello");
        peer.next(CountingPeer.Fault.REVOKED);

        assertEquals(new Progress.Ended(DeliveryState.HELD), publisher.publish(delivery));

        assertEquals(List.of(PublishProblems.ACCESS_LOST), reported.codes);
        assertEquals(List.of(channel.toString()), reported.subjects);
    }

    @Test
    void aRefusalOfTheContentFailsTheDeliveryAndSaysWhy() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ZERO, "bad");
        peer.next(CountingPeer.Fault.REFUSE);

        assertEquals(new Progress.Ended(DeliveryState.FAILED), publisher.publish(delivery));

        assertEquals(List.of("REFUSED"), deliveries.ledger(delivery));
        assertTrue(deliveries.text("select problem::text from delivery where id = :id", delivery)
                .contains("peer-trouble"));
    }

    @Test
    void aRateLimitHoldsTheChannelAndTheDeliveryGoesOutAfterIt() {
        var channel = deliveries.channel(Deduplication.BY_OUR_KEY);
        var delivery = deliveries.queue(channel, Duration.ZERO, "slow");
        peer.next(CountingPeer.Fault.RATE_LIMIT);

        assertInstanceOf(Progress.Later.class, publisher.publish(delivery));
        assertEquals("QUEUED", deliveries.state(delivery));
        assertEquals("t",
                deliveries.text("select held_until > clock_timestamp() from channel where id = :id", channel));
        await(() -> publisher.publish(delivery) instanceof Progress.Ended);

        assertEquals(List.of("slow"), peer.texts());
        assertEquals(List.of("REFUSED", "DONE"), deliveries.ledger(delivery));
    }

    @Test
    void anOutageHoldsTheWholeNetwork() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ZERO, "one");
        var other = deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ZERO, "other");
        peer.next(CountingPeer.Fault.UNAVAILABLE);

        publisher.publish(delivery);

        assertEquals(new Progress.Elsewhere(), publisher.publish(other));
        await(() -> publisher.publish(other) instanceof Progress.Ended);
        assertEquals("PUBLISHED", deliveries.state(other));
    }

    @Test
    void twoPublishersNeverPublishOneDeliveryTwice() throws InterruptedException {
        var channel = deliveries.channel(Deduplication.NONE);
        var all = deliveries.queueMany(channel, Duration.ZERO, 40);
        try (var second = publisher()) {
            var hands = List.of(publisher, second).stream()
                    .map(hand -> Thread.ofVirtual().start(() -> all.forEach(hand::publish))).toList();
            for (var hand : hands) {
                hand.join();
            }
        }

        assertEquals(40, peer.texts().size());
        assertEquals(40, peer.texts().stream().distinct().count());
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited too long");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
