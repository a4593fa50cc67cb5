package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.core.publish.PrepareOutcome;
import belfry.core.secret.Secret;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.TestDatabase;
import belfry.server.network.NetworkAdapter;
import belfry.server.network.PublishCall;
import belfry.server.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole orchestrator in this process, on a network that counts. */
class OrchestratorTest {
    private final TestDatabase store = TestDatabase.create();
    private final Deliveries deliveries = new Deliveries(store.database());
    private CountingPeer peer;

    @BeforeEach
    void start() throws IOException {
        peer = CountingPeer.start(false);
    }

    @AfterEach
    void stop() {
        peer.close();
        store.close();
    }

    @Test
    void whatIsDueAndWasToldToNobodyIsFoundByThePoll() throws IOException {
        var channel = deliveries.channel(Deduplication.NONE);
        try (var _ = orchestrator()) {
            store.database().jdbi().useTransaction(handle -> {
                // As if the message were lost: no trigger speaks.
                handle.execute("set local session_replication_role = replica");
                deliveries.queueQuietly(handle, channel, "untold");
            });

            PublisherTest.await(() -> deliveries.states().equals(Map.of("PUBLISHED", 1)));
        }
        assertEquals(List.of("untold"), peer.texts());
    }

    @Test
    void anAcceptedPostWithoutAnAnswerIsUnconfirmedAndStaysSoThroughRestartsAndSweeps() throws Exception {
        peer.next(CountingPeer.Fault.TAKE_AND_STAY_SILENT);
        var delivery = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ZERO, "silent");
        try (var _ = orchestrator()) {
            PublisherTest.await(() -> deliveries.state(delivery).equals("UNCONFIRMED"));
        }
        deliveries.execute("update delivery set due_at = due_at - interval '1 day' where id = :id", delivery);
        var other = deliveries.channel(Deduplication.NONE);
        try (var _ = orchestrator()) {
            // Whatever a sweep does to the first it has done when posts that came later are out.
            for (var text : List.of("later", "later still", "last")) {
                var later = deliveries.queue(other, Duration.ofSeconds(1), text);
                PublisherTest.await(() -> deliveries.state(later).equals("PUBLISHED"));
            }
        }

        assertEquals("UNCONFIRMED", deliveries.state(delivery));
        assertEquals(List.of("silent", "later", "later still", "last"), peer.texts());
        assertEquals(List.of("UNKNOWN"), deliveries.ledger(delivery));
        assertTrue(deliveries.text("select problem::text from delivery where id = :id", delivery)
                .contains("Send it again"));
    }

    @Test
    void atTheEndNothingMoreIsSentHoweverLongAnUploadTakes() throws Exception {
        var uploading = new CountDownLatch(1);
        var uploaded = new CountDownLatch(1);
        var channel = deliveries.channel(Deduplication.BY_OUR_KEY);
        var orchestrator = orchestrator(Map.of(PeerAdapter.id(Deduplication.BY_OUR_KEY),
                new PeerAdapter(Deduplication.BY_OUR_KEY, peer.address(), Duration.ofSeconds(2)) {
                    @Override
                    public PrepareOutcome prepare(PublishCall call) {
                        uploading.countDown();
                        try {
                            uploaded.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return super.prepare(call);
                    }
                }));
        deliveries.withPicture(deliveries.queue(channel, Duration.ofSeconds(30), "with a picture"));
        uploading.await();

        var closing = Thread.ofVirtual().start(orchestrator::close);
        PublisherTest.await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("due-clock")));

        uploaded.countDown();
        closing.join();
    }

    private Orchestrator orchestrator() throws IOException {
        return orchestrator(PublisherRig.adapters(peer.address(), Duration.ofSeconds(2)));
    }

    private Orchestrator orchestrator(Map<String, NetworkAdapter> adapters) throws IOException {
        var who = ProcessIdentity.of("test", "orchestrator", "test", ProcessHandle.current().pid(), "test");
        return Orchestrator
                .start(new Orchestrator.Parts(store.database(), adapters, PublisherRig.desk(store.database()),
                        id -> Path.of(id.toString()), who, ReadinessPort.open(0),
                        new TemporalConfig(TemporalMode.OFF, "", "default", false, Secret.of("")), PublisherRig.QUICK,
                        CrashPoints.NONE));
    }
}
