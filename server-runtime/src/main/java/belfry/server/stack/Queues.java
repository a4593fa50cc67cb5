package belfry.server.stack;

import belfry.core.wire.QueueView;
import belfry.server.process.ProcessTable;
import belfry.server.temporal.TemporalLink;
import belfry.server.temporal.TemporalStatus;
import com.google.protobuf.util.Timestamps;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The task queues in use: who polls them, as Temporal says, and what is due on them, as our own tables say. */
final class Queues {
    static final String MAIN = "belfry-main";
    private static final String OWN_FACTS = "Belfry";
    private static final String SHOWN = "; shown is what Belfry's own tables say";

    private final StackTable table;
    private final TemporalLink temporal;
    private final ProcessTable processes;

    Queues(StackTable table, TemporalLink temporal, ProcessTable processes) {
        this.table = table;
        this.temporal = temporal;
        this.processes = processes;
    }

    /** False: the installation does without Temporal. */
    boolean used() {
        return !(temporal.status() instanceof TemporalStatus.Off);
    }

    List<QueueView> list() {
        var due = table.due();
        var views = new ArrayList<QueueView>();
        views.add(view(MAIN, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
                due.stream().mapToLong(StackTable.Due::now).sum(),
                due.stream().mapToLong(StackTable.Due::nextHour).sum()));
        due.forEach(queue -> views.add(view("publish-" + queue.network(),
                TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY, queue.now(), queue.nextHour())));
        return List.copyOf(views);
    }

    private QueueView view(String name, TaskQueueType type, long dueNow, long dueNextHour) {
        var stubs = temporal.stubs();
        if (stubs.isEmpty()) {
            return notAsked(name, dueNow, dueNextHour);
        }
        try {
            return told(name, describe(stubs.get(), name, type), dueNow, dueNextHour);
        } catch (StatusRuntimeException e) {
            var code = e.getStatus().getCode();
            return code == Status.Code.UNIMPLEMENTED
                    ? ownFacts(name, dueNow, dueNextHour, "This Temporal service cannot describe task queues")
                    : unseen(name, dueNow, dueNextHour, "Temporal did not answer (%s)".formatted(code));
        }
    }

    private QueueView notAsked(String name, long dueNow, long dueNextHour) {
        return switch (temporal.status()) {
            case TemporalStatus.Off() -> unseen(name, dueNow, dueNextHour, "Temporal is not in use");
            case TemporalStatus.InsideOrchestrator() -> ownFacts(name, dueNow, dueNextHour,
                    "Temporal runs inside the orchestrator and counts no backlog for the server");
            case TemporalStatus.Away _,TemporalStatus.Up _ ->
                unseen(name, dueNow, dueNextHour, "Temporal is not reachable from the server");
        };
    }

    private DescribeTaskQueueResponse describe(WorkflowServiceStubs stubs, String name, TaskQueueType type) {
        return stubs.blockingStub().withDeadlineAfter(2, TimeUnit.SECONDS)
                .describeTaskQueue(DescribeTaskQueueRequest.newBuilder().setNamespace(temporal.namespace())
                        .setTaskQueue(TaskQueue.newBuilder().setName(name)).setTaskQueueType(type)
                        .setReportStats(true).build());
    }

    private static QueueView told(String name, DescribeTaskQueueResponse answer, long dueNow, long dueNextHour) {
        var last = answer.getPollersList().stream().map(poller -> poller.getLastAccessTime())
                .map(time -> Instant.ofEpochMilli(Timestamps.toMillis(time))).max(Instant::compareTo).orElse(null);
        var stats = answer.getStats();
        var backlog = answer.hasStats() ? stats.getApproximateBacklogCount() : null;
        var oldest = answer.hasStats() && stats.getApproximateBacklogCount() > 0
                ? Instant.now().minusSeconds(stats.getApproximateBacklogAge().getSeconds())
                : null;
        return new QueueView(name, answer.getPollersCount(), last, backlog, oldest, dueNow, dueNextHour, "Temporal",
                null);
    }

    /** The orchestrators that are ready poll every queue in use. */
    private QueueView ownFacts(String name, long dueNow, long dueNextHour, String note) {
        var ready = processes.list().stream().filter(row -> row.role().equals("orchestrator"))
                .filter(OrchestratorProbe::works).toList();
        var last = ready.stream().map(row -> row.beatAt()).max(Instant::compareTo).orElse(null);
        return new QueueView(name, ready.size(), last, null, null, dueNow, dueNextHour, OWN_FACTS,
                note + SHOWN);
    }

    /** Without Temporal nobody can poll, or nobody can tell who does. */
    private static QueueView unseen(String name, long dueNow, long dueNextHour, String note) {
        return new QueueView(name, null, null, null, null, dueNow, dueNextHour, OWN_FACTS, note + SHOWN);
    }
}
