package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.core.publish.ErrorClass;
import belfry.core.secret.Secret;
import belfry.server.database.TestDatabase;
import belfry.server.network.ChannelAccess;
import belfry.server.network.RefreshOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of a network that takes its time to renew a token. */
class OpenChannelsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final TestDatabase store = TestDatabase.create();
    private final UUID channel = new Deliveries(store.database()).channel(Deduplication.BY_OUR_KEY);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final OpenChannels channels = new OpenChannels(store.database(), new Desk(),
            Map.of(PeerAdapter.id(Deduplication.BY_OUR_KEY), new Renewing()), InstantSource.fixed(NOW));
    private volatile Instant end = NOW.plusSeconds(600);
    private volatile String timeToAnswer = "";
    private volatile RefreshOutcome renewal = new RefreshOutcome.Renewed(Secret.of("{}"), Optional.empty());

    @AfterEach
    void stop() {
        answers.countDown();
        store.close();
    }

    @Test
    void manyThatWaitForARenewalLeaveConnectionsToOthers() throws InterruptedException {
        end = NOW.minusSeconds(1);
        var opened = new ConcurrentLinkedQueue<OpenChannels.Opening>();
        var opening = IntStream.range(0, 12)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> opened.add(channels.open(channel, 0)))).toList();
        PublisherTest.await(() -> asked.get() == 1 && opening.stream().noneMatch(OpenChannelsTest::runs));

        assertTrue(store.database().now().isAfter(NOW), "there is one for this question");
        answers.countDown();
        for (var thread : opening) {
            thread.join();
        }

        assertEquals(12, opened.size());
        assertTrue(opened.stream().allMatch(OpenChannelsTest::renewed), opened::toString);
        assertEquals(1, asked.get());
    }

    @Test
    void nobodyWaitsForWhatIsRenewedAhead() {
        channels.openAhead(channel, 0);
        channels.openAhead(channel, 0);

        PublisherTest.await(() -> asked.get() == 1);
        answers.countDown();
        PublisherTest.await(() -> renewed(channels.open(channel, 1)));
        assertEquals(1, asked.get());
    }

    @Test
    void whatStillHoldsDoesNotWaitAgainForANetworkThatDoesNotRenewIt() {
        renewal = new RefreshOutcome.Refused(ErrorClass.OUTAGE, PeerAdapter.TROUBLE);
        answers.countDown();

        for (int post = 0; post < 3; post++) {
            assertTrue(channels.open(channel, 0) instanceof OpenChannels.Opening.Open);
        }

        assertEquals(1, asked.get());
    }

    @Test
    void aNetworkMayTakeItsTimeWithoutTheNewTokenBeingLost() {
        answers.countDown();

        channels.open(channel, 0);

        assertEquals("2min", timeToAnswer);
    }

    private static boolean runs(Thread thread) {
        return List.of(Thread.State.NEW, Thread.State.RUNNABLE).contains(thread.getState());
    }

    private static boolean renewed(OpenChannels.Opening opening) {
        return opening instanceof OpenChannels.Opening.Open(var access) && access.credentialVersion() == 1;
    }

    private final class Renewing extends PeerAdapter {
        Renewing() {
            super(Deduplication.BY_OUR_KEY, URI.create("http://127.0.0.1"), Duration.ofSeconds(2));
        }

        @Override
        public RefreshOutcome refresh(ChannelAccess access) {
            timeToAnswer = store.database().jdbi().withHandle(handle -> handle
                    .createQuery("show idle_in_transaction_session_timeout").mapTo(String.class).one());
            asked.incrementAndGet();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return renewal;
        }
    }

    /** Its first credential has an end. */
    private final class Desk implements ChannelDesk {
        @Override
        public ChannelAccess open(UUID wanted) {
            var access = PublisherRig.desk(store.database()).open(wanted);
            return new ChannelAccess(wanted, access.workspaceId(), access.network(), access.remoteAccountId(),
                    access.handle(), access.baseUrl(), access.facts(), access.credential(), access.credentialVersion(),
                    Optional.of(end).filter(_ -> access.credentialVersion() == 0));
        }

        @Override
        public boolean renew(UUID wanted, long version, Secret credential, Optional<Instant> expiresAt) {
            return PublisherRig.desk(store.database()).renew(wanted, version, credential, expiresAt);
        }
    }
}
