package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import belfry.core.problem.Problem;
import belfry.core.incident.IncidentKey;
import belfry.core.network.Deduplication;
import belfry.core.secret.Secret;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.TestDatabase;
import belfry.server.incident.Incidents;
import belfry.server.temporal.TemporalLink;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The durable hand with a real service and a real database, and no due clock. */
class TemporalHandTest {
    private final TestDatabase store = TestDatabase.create();
    private final Deliveries deliveries = new Deliveries(store.database());
    private CountingPeer peer;
    private Publisher publisher;

    @BeforeEach
    void start() throws IOException {
        peer = CountingPeer.start(true);
        publisher = new Publisher(PublisherRig.parts(store.database(),
                PublisherRig.adapters(peer.address(), Duration.ofSeconds(2)), new PublisherRig.Reported(),
                CrashPoints.NONE, UUID.randomUUID()));
    }

    @AfterEach
    void stop() {
        publisher.close();
        peer.close();
        store.close();
    }

    @Test
    void withoutAClockTheWorkflowPublishesWhatIsOverdue() {
        var delivery = deliveries.queueThread(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ofSeconds(1),
                "one",
                "two");
        deliveries.execute("update delivery set due_at = due_at - interval '12 seconds' where id = :id", delivery);
        try (var hand = hand(TemporalMode.EMBEDDED, "")) {
            PublisherTest.await(() -> {
                hand.tick();
                return deliveries.state(delivery).equals("PUBLISHED");
            });
        }

        assertEquals(List.of("one", "two"), peer.texts());
        assertEquals("post:" + delivery, deliveries.text("select workflow_id from delivery where id = :id", delivery));
        assertEquals("workflow", deliveries.texts(
                "select distinct actor from delivery_history where delivery_id = :id", delivery).getFirst());
    }

    @Test
    void aServiceThatIsAwayIsAnIncidentThatClosesByItself() {
        var incidents = new Incidents(store.database());
        try (var hand = hand(TemporalMode.ADDRESS, "127.0.0.1:1")) {
            PublisherTest.await(() -> {
                hand.tick();
                hand.watch();
                return incidents.openKeys().stream().anyMatch(key -> key.code().equals("publishing-without-temporal"));
            });
        }

        try (var hand = hand(TemporalMode.EMBEDDED, "")) {
            hand.tick();
            hand.watch();
        }

        assertTrue(incidents.openKeys().isEmpty());
    }

    @Test
    void whatTheServerHasToldIsNotToldTwice() {
        var incidents = new Incidents(store.database());
        var absence = new TemporalAbsence(incidents);
        var trouble = Optional.of("127.0.0.1:1: refused");
        incidents.open("temporal-away", "temporal", Problem.warning("temporal-away", "Away", "Refused", "Start it"),
                List.of(), List.of());
        for (int look = 0; look < 20; look++) {
            absence.look(trouble);
        }
        assertEquals(List.of("temporal-away"), codes(incidents));

        incidents.close("temporal-away", "temporal", "The server reaches it, this orchestrator does not");
        for (int look = 0; look < 20; look++) {
            absence.look(trouble);
        }
        assertEquals(List.of(TemporalAbsence.CODE), codes(incidents));

        incidents.open("temporal-away", "temporal", Problem.warning("temporal-away", "Away", "Refused", "Start it"),
                List.of(), List.of());
        for (int look = 0; look < 20; look++) {
            absence.look(trouble);
        }
        assertEquals(List.of("temporal-away"), codes(incidents));
    }

    private static List<String> codes(Incidents incidents) {
        return incidents.openKeys().stream().map(IncidentKey::code).toList();
    }

    @Test
    void aServiceThatForgotEverythingGetsTheWorkflowsOfWhatStillWaitsAnew() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ofMinutes(3), "waits");
        try (var hand = hand(TemporalMode.EMBEDDED, "")) {
            hand.tick();
        }
        assertEquals("post:" + delivery, deliveries.text("select workflow_id from delivery where id = :id", delivery));

        var opened = new ArrayList<TemporalLink>();
        var plans = new PlanTable(store.database());
        try (var hand = new TemporalHand(() -> {
            opened.add(link(TemporalMode.EMBEDDED, ""));
            return opened.getLast();
        }, true, plans, new HandActivities(plans, publisher), new Incidents(store.database()),
                Duration.ofMinutes(10))) {
            hand.tick();

            var client = WorkflowClient.newInstance(opened.getLast().stubs().orElseThrow());
            PublisherTest.await(() -> client.newWorkflowStub(PostWorkflow.class, PostWorkflow.id(delivery)).standing()
                    .equals("its time"));
        }
        assertEquals(List.of(), peer.texts());
    }

    @Test
    void pollersComeAndGoWithTheNetworksInUse() throws IOException {
        try (var link = link(TemporalMode.EMBEDDED, "");
                var workers = new Workers(WorkflowClient.newInstance(link.stubs().orElseThrow()),
                        new HandActivities(new PlanTable(store.database()), publisher))) {
            workers.serve(Set.of("bluesky", "mastodon"));
            assertEquals(Set.of("bluesky", "mastodon"), workers.queues());

            workers.serve(Set.of("mastodon"));
            assertEquals(Set.of("mastodon"), workers.queues());
        }
    }

    private TemporalHand hand(TemporalMode mode, String address) {
        var plans = new PlanTable(store.database());
        return new TemporalHand(() -> link(mode, address), mode == TemporalMode.EMBEDDED, plans,
                new HandActivities(plans, publisher), new Incidents(store.database()), Duration.ofMinutes(10));
    }

    private static TemporalLink link(TemporalMode mode, String address) {
        var config = new TemporalConfig(mode, address, "default", false, Secret.of(""));
        return mode == TemporalMode.EMBEDDED ? TemporalLink.inProcess(config) : TemporalLink.to(config);
    }
}
