package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import belfry.core.network.Deduplication;
import belfry.core.post.DeliveryState;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.PrepareOutcome;
import belfry.core.publish.PublishProblems;
import belfry.core.secret.Secret;
import belfry.server.network.ChannelAccess;
import belfry.server.network.PublishCall;
import belfry.server.network.RefreshOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a network that stops taking a token before its time, and gives another one. */
class RevokedTokenTest extends OpenPublisher {
    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicInteger uploadsRefused = new AtomicInteger();
    private Publisher renewing;

    @BeforeEach
    void startRenewing() {
        renewing = new Publisher(PublisherRig.parts(store.database(),
                Map.of(PeerAdapter.id(Deduplication.BY_HANDLE), new Renewing()), reported, CrashPoints.NONE,
                UUID.randomUUID()));
    }

    @AfterEach
    void stopRenewing() {
        renewing.close();
    }

    @Test
    void aLaterTryThatMeetsItRenewsItToo() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_HANDLE), Duration.ZERO, "hello");
        peer.next(CountingPeer.Fault.UNAVAILABLE, CountingPeer.Fault.REVOKED);

        assertGoesOutAfterOneRenewal(delivery);
    }

    @Test
    void anUploadThatMeetsItRenewsItToo() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_HANDLE), Duration.ZERO, "hello");
        uploadsRefused.set(1);

        assertGoesOutAfterOneRenewal(delivery);
    }

    @Test
    void oneThatIsRefusedAsSoonAsItIsRenewedIsGivenUp() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_HANDLE), Duration.ZERO, "hello");
        peer.next(CountingPeer.Fault.REVOKED, CountingPeer.Fault.REVOKED);

        assertInstanceOf(Progress.Later.class, renewing.publish(delivery));
        PublisherTest.await(() -> renewing.publish(delivery).equals(new Progress.Ended(DeliveryState.HELD)));

        assertEquals(1, renewals.get());
        assertEquals(List.of(PublishProblems.ACCESS_LOST), reported.codes);
    }

    private void assertGoesOutAfterOneRenewal(UUID delivery) {
        assertInstanceOf(Progress.Later.class, renewing.publish(delivery));
        PublisherTest.await(() -> renewing.publish(delivery) instanceof Progress.Ended);

        assertEquals(List.of("hello"), peer.texts());
        assertEquals(1, renewals.get());
    }

    private final class Renewing extends PeerAdapter {
        Renewing() {
            super(Deduplication.BY_HANDLE, peer.address(), Duration.ofSeconds(2));
        }

        @Override
        public PrepareOutcome prepare(PublishCall call) {
            return uploadsRefused.getAndDecrement() > 0
                    ? new PrepareOutcome.Refused(ErrorClass.REAUTHORISE, TROUBLE, Optional.empty())
                    : super.prepare(call);
        }

        @Override
        public RefreshOutcome refresh(ChannelAccess access) {
            renewals.incrementAndGet();
            return new RefreshOutcome.Renewed(Secret.of("{}"), Optional.empty());
        }
    }
}
