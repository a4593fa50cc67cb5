package belfry.server.publish;

import belfry.server.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test's database, a peer that counts what people see, and a publisher between them. */
abstract class OpenPublisher {
    final TestDatabase store = TestDatabase.create();
    final Deliveries deliveries = new Deliveries(store.database());
    final PublisherRig.Reported reported = new PublisherRig.Reported();
    /** Names the first publisher in its claims. */
    final UUID self = UUID.randomUUID();
    CountingPeer peer;
    Publisher publisher;

    @BeforeEach
    void start() throws IOException {
        peer = CountingPeer.start(true);
        publisher = publisher(self);
    }

    @AfterEach
    void stop() {
        publisher.close();
        peer.close();
        store.close();
    }

    /** Another one beside it. */
    Publisher publisher() {
        return publisher(UUID.randomUUID());
    }

    private Publisher publisher(UUID claimant) {
        return new Publisher(PublisherRig.parts(store.database(),
                PublisherRig.adapters(peer.address(), Duration.ofSeconds(2)), reported, CrashPoints.NONE, claimant));
    }
}
