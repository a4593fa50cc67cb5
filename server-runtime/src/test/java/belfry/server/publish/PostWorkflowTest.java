package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The durable hand alone, on skipped time; what it asks and does is written down. */
class PostWorkflowTest {
    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
    private final Store store = new Store();
    private final String delivery = UUID.randomUUID().toString();

    @BeforeEach
    void start() {
        var main = temporal.newWorker(PostWorkflow.QUEUE);
        main.registerWorkflowImplementationTypes(PostWorkflowImpl.class);
        main.registerActivitiesImplementations((DeskActivities) store::plan);
        temporal.newWorker(PostWorkflow.queue("peer")).registerActivitiesImplementations(store.network());
        temporal.start();
        store.dueAt = temporal.currentTimeMillis() + Duration.ofMinutes(10).toMillis();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void itPreparesAtOnceAndLooksTwoSecondsAfterTheDueTime() throws IOException {
        store.publishes = true;

        assertEquals("PUBLISHED", post().post(delivery));

        assertEquals(List.of("plan", "prepare", "plan-at-due", "publish", "plan"), store.told(temporal));
        save("clock-was-dead");
    }

    @Test
    void whatTheClockPublishedIsNotTouched() throws IOException {
        WorkflowClient.start(post()::post, delivery);
        temporal.registerDelayedCallback(Duration.ofMinutes(10).plusSeconds(1), () -> store.state = "PUBLISHED");

        assertEquals("PUBLISHED", stub().getResult(String.class));

        assertTrue(store.calls.contains("publish"), "the ledger decides, so it may ask");
        save("clock-was-there");
    }

    @Test
    void aMovedPostIsWaitedForAtItsNewTime() throws IOException {
        WorkflowClient.start(post()::post, delivery);
        temporal.sleep(Duration.ofMinutes(1));
        store.dueAt += Duration.ofHours(5).toMillis();

        assertEquals("moved", running().moved());
        temporal.sleep(Duration.ofHours(4));
        assertEquals(0, store.calls.stream().filter("publish"::equals).count());
        store.publishes = true;

        assertEquals("PUBLISHED", stub().getResult(String.class));
        save("moved");
    }

    @Test
    void aCancelledPostEndsTheWorkflowSoThatItMayBeginAgain() throws IOException {
        WorkflowClient.start(post()::post, delivery);
        temporal.sleep(Duration.ofMinutes(1));
        store.state = "CANCELLED";

        assertEquals("cancelled", running().cancelled());

        var ended = assertThrows(WorkflowFailedException.class, () -> stub().getResult(String.class));
        assertEquals("CANCELLED", assertInstanceOf(ApplicationFailure.class, ended.getCause()).getType());
        save("cancelled");
        store.state = "QUEUED";
        store.publishes = true;
        assertEquals("PUBLISHED", post().post(delivery));
    }

    @Test
    void aChangeIsRefusedOnceItsPublishingBegan() throws InterruptedException {
        store.entered = new CountDownLatch(1);
        store.hold = new CountDownLatch(1);
        store.publishes = true;
        store.dueAt = temporal.currentTimeMillis();
        WorkflowClient.start(post()::post, delivery);
        store.entered.await();

        assertThrows(WorkflowUpdateException.class, () -> running().moved());

        store.hold.countDown();
        assertEquals("PUBLISHED", stub().getResult(String.class));
    }

    @Test
    void startingItTwiceKeepsTheFirstAndAPublishedOneIsNotRepeated() {
        store.publishes = true;
        var first = WorkflowClient.start(post()::post, delivery);
        var second = WorkflowClient.start(post()::post, delivery);
        assertEquals(first.getRunId(), second.getRunId());
        assertEquals("PUBLISHED", stub().getResult(String.class));

        assertThrows(WorkflowExecutionAlreadyStarted.class, () -> WorkflowClient.start(post()::post, delivery));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock-was-dead", "clock-was-there", "moved", "cancelled", "real-server"})
    void historiesOfEarlierVersionsReplay(String name) throws Exception {
        WorkflowReplayer.replayWorkflowExecutionFromResource("belfry/server/publish/history-" + name + ".json",
                PostWorkflowImpl.class);
    }

    @Test
    void aChangeThatWouldStopPostsUnderWayIsNoticed() {
        assertThrows(RuntimeException.class, () -> WorkflowReplayer.replayWorkflowExecutionFromResource(
                "belfry/server/publish/history-clock-was-there.json", Changed.class));
    }

    /** What nobody should do: a step more at the beginning, without a version. */
    public static final class Changed implements PostWorkflow {
        private final PostWorkflow before = new PostWorkflowImpl();

        @Override
        public String post(String delivery) {
            Workflow.sleep(Duration.ofSeconds(1));
            return before.post(delivery);
        }

        @Override
        public void wake() {
            before.wake();
        }

        @Override
        public String moved() {
            return before.moved();
        }

        @Override
        public void checkMoved() {
            before.checkMoved();
        }

        @Override
        public String cancelled() {
            return before.cancelled();
        }

        @Override
        public void checkCancelled() {
            before.checkCancelled();
        }

        @Override
        public String standing() {
            return before.standing();
        }
    }

    private PostWorkflow post() {
        return temporal.getWorkflowClient().newWorkflowStub(PostWorkflow.class,
                WorkflowOptions.newBuilder().setWorkflowId(PostWorkflow.id(delivery)).setTaskQueue(PostWorkflow.QUEUE)
                        .setWorkflowIdConflictPolicy(
                                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .setWorkflowIdReusePolicy(
                                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                        .build());
    }

    private PostWorkflow running() {
        return temporal.getWorkflowClient().newWorkflowStub(PostWorkflow.class, PostWorkflow.id(delivery));
    }

    private WorkflowStub stub() {
        return temporal.getWorkflowClient().newUntypedWorkflowStub(PostWorkflow.id(delivery));
    }

    private void save(String name) throws IOException {
        save(name, temporal.getWorkflowClient().fetchHistory(PostWorkflow.id(delivery)));
    }

    /** With {@code -Dhistories=FOLDER} the runs of this version are kept, to be replayed by later ones. */
    static void save(String name, WorkflowExecutionHistory history) throws IOException {
        var folder = System.getProperty("histories", "");
        if (!folder.isEmpty()) {
            Files.writeString(Path.of(folder, "history-" + name + ".json"), history.toJson(true));
        }
    }

    /** A delivery that exists only here. */
    private static final class Store {
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private volatile String state = "QUEUED";
        private volatile long dueAt;
        private volatile boolean publishes;
        private volatile CountDownLatch entered = new CountDownLatch(0);
        private volatile CountDownLatch hold = new CountDownLatch(0);

        private DeskActivities.Plan plan(String delivery) {
            calls.add("plan");
            return new DeskActivities.Plan(state, "peer", dueAt, !state.equals("QUEUED"));
        }

        private PublishActivities network() {
            return new PublishActivities() {
                @Override
                public void prepare(String delivery) {
                    calls.add("prepare");
                }

                @Override
                public void publish(String delivery) {
                    entered.countDown();
                    try {
                        hold.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    calls.add("publish");
                    state = publishes ? "PUBLISHED" : state;
                }
            };
        }

        private List<String> told(TestWorkflowEnvironment temporal) {
            var all = new ArrayList<>(calls);
            assertTrue(temporal.currentTimeMillis() >= dueAt + 2000, "it looked too early");
            all.add(all.indexOf("publish"), "plan-at-due");
            return all;
        }
    }
}
