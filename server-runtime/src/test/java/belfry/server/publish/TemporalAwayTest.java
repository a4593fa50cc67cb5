package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.network.Deduplication;
import belfry.core.secret.Secret;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.TestDatabase;
import belfry.server.embedded.Ports;
import belfry.server.incident.Incidents;
import belfry.server.process.ProcessIdentity;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Temporal goes while posts that have workflows fall due, and comes back having forgotten everything. The long form, on
 * a whole installation and a real Temporal server, is {@code packaging/drills/temporal-away}.
 */
class TemporalAwayTest {
    private static final int POSTS = 20;

    private final TestDatabase store = TestDatabase.create();
    private final Deliveries deliveries = new Deliveries(store.database());
    private final Incidents incidents = new Incidents(store.database());
    private CountingPeer peer;
    private int port;

    @BeforeEach
    void start() throws IOException {
        peer = CountingPeer.start(false);
        port = Ports.free();
    }

    @AfterEach
    void stop() {
        peer.close();
        store.close();
    }

    @Test
    void postsGoOutWithoutItOnceEachAndTheIncidentOpensAndClosesByItself() throws Exception {
        var temporal = TestServer.createPortBoundServer(port, true);
        var all = deliveries.queueMany(deliveries.channel(Deduplication.NONE), Duration.ofMinutes(2), POSTS);
        try (var _ = orchestrator()) {
            PublisherTest.await(() -> all.stream().allMatch(one -> !deliveries
                    .texts("select id::text from delivery where id = :id and workflow_id is not null", one).isEmpty()));

            temporal.close();
            PublisherTest.await(() -> openCodes().contains(TemporalAbsence.CODE));
            all.forEach(
                    one -> deliveries.execute("update delivery set due_at = clock_timestamp() where id = :id", one));
            PublisherTest.await(() -> deliveries.states().equals(Map.of("PUBLISHED", POSTS)));

            try (var _ = TestServer.createPortBoundServer(port, true)) {
                PublisherTest.await(() -> openCodes().isEmpty());
                var later = deliveries.queue(deliveries.channel(Deduplication.NONE), Duration.ofSeconds(1), "later");
                PublisherTest.await(() -> deliveries.state(later).equals("PUBLISHED"));
            }
        }

        assertEquals(POSTS + 1, peer.texts().size());
        assertEquals(POSTS + 1, new HashSet<>(peer.texts()).size(), "doubled");
    }

    private List<String> openCodes() {
        return incidents.openKeys().stream().map(key -> key.code()).toList();
    }

    private Orchestrator orchestrator() throws IOException {
        var who = ProcessIdentity.of("test", "orchestrator", "test", ProcessHandle.current().pid(), "test");
        return Orchestrator.start(new Orchestrator.Parts(store.database(),
                PublisherRig.adapters(peer.address(), Duration.ofSeconds(2)), PublisherRig.desk(store.database()),
                id -> Path.of(id.toString()), who, ReadinessPort.open(0),
                new TemporalConfig(TemporalMode.ADDRESS, "127.0.0.1:" + port, "default", false, Secret.of("")),
                PublisherRig.QUICK, CrashPoints.NONE));
    }
}
