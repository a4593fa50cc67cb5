package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.core.secret.Secret;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.TestDatabase;
import belfry.server.embedded.Ports;
import belfry.server.incident.Incidents;
import belfry.server.temporal.TemporalLink;
import belfry.server.temporal.TemporalStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The durable hand on a real Temporal server, {@code packaging/drills/temporal-server}: build it with Go and name it by
 * {@code -Dpeer.temporal=FILE}.
 */
@Tag("peer")
@EnabledIfSystemProperty(named = "peer.temporal", matches = ".+")
class RealTemporalTest {
    private final TestDatabase store = TestDatabase.create();
    private final Deliveries deliveries = new Deliveries(store.database());
    private final Incidents incidents = new Incidents(store.database());
    private TemporalConfig config;
    private Process server;
    private CountingPeer peer;
    private Publisher publisher;

    @BeforeEach
    void start() throws IOException {
        config = new TemporalConfig(TemporalMode.ADDRESS, "127.0.0.1:" + Ports.free(), "default", false, Secret.of(""));
        server = startServer();
        peer = CountingPeer.start(true);
        publisher = new Publisher(PublisherRig.parts(store.database(),
                PublisherRig.adapters(peer.address(), Duration.ofSeconds(2)), new PublisherRig.Reported(),
                CrashPoints.NONE, UUID.randomUUID()));
    }

    @AfterEach
    void stop() {
        server.destroyForcibly();
        publisher.close();
        peer.close();
        store.close();
    }

    @Test
    void itPublishesWhatTheClockDidNotAndTellsChangesAndSurvivesAServerThatForgotEverything() throws Exception {
        var channel = deliveries.channel(Deduplication.BY_OUR_KEY);
        var overdue = deliveries.queue(channel, Duration.ofSeconds(-12), "overdue");
        var waiting = deliveries.queue(channel, Duration.ofMinutes(3), "waiting");
        try (var hand = hand(); var link = TemporalLink.to(config)) {
            awaitState(hand, overdue, "PUBLISHED");
            PublisherTest.await(() -> !deliveries.texts("select workflow_id from delivery where id = :id", waiting)
                    .contains(null));
            var client = WorkflowClient.newInstance(link.stubs().orElseThrow());
            assertEquals("PUBLISHED",
                    client.newUntypedWorkflowStub(PostWorkflow.id(overdue)).getResult(String.class));

            deliveries.execute("update delivery set state = 'CANCELLED' where id = :id", waiting);
            hand.changed(java.util.Set.of(waiting));
            assertThrows(WorkflowFailedException.class,
                    () -> client.newUntypedWorkflowStub(PostWorkflow.id(waiting)).getResult(String.class));

            server.destroyForcibly().waitFor();
            var later = deliveries.queue(channel, Duration.ofSeconds(-12), "later");
            PublisherTest.await(() -> {
                hand.tick();
                return incidents.openKeys().stream().anyMatch(key -> key.code().equals("publishing-without-temporal"));
            });
            server = startServer();
            awaitState(hand, later, "PUBLISHED");
            PublisherTest.await(() -> {
                hand.tick();
                return incidents.openKeys().isEmpty();
            });
        }
        assertEquals(List.of("overdue", "later"), peer.texts());
    }

    private Process startServer() throws IOException {
        var port = config.address().substring(config.address().indexOf(':') + 1);
        var started = new ProcessBuilder(Path.of(System.getProperty("peer.temporal")).toString(), port)
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (var link = TemporalLink.to(config)) {
            PublisherTest.await(() -> {
                assertTrue(started.isAlive(), "the server ended");
                return link.status() instanceof TemporalStatus.Up;
            });
        }
        return started;
    }

    private void awaitState(TemporalHand hand, UUID delivery, String state) {
        PublisherTest.await(() -> {
            hand.tick();
            return deliveries.state(delivery).equals(state);
        });
    }

    private TemporalHand hand() {
        var plans = new PlanTable(store.database());
        return new TemporalHand(() -> TemporalLink.to(config), false, plans, new HandActivities(plans, publisher),
                incidents, Duration.ofMinutes(10));
    }
}
