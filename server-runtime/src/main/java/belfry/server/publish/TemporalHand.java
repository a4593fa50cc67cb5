package belfry.server.publish;

import belfry.core.problem.Problem;
import belfry.server.incident.Incidents;
import belfry.server.temporal.TemporalLink;
import belfry.server.temporal.TemporalStatus;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the durable hand at work: starts a workflow for each delivery before it is due, tells it of changes, and says so
 * when Temporal is away. Nothing of publishing waits for it.
 */
public final class TemporalHand implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalHand.class);
    private static final String AWAY = "publishing-without-temporal";
    private static final String SUBJECT = "temporal";
    private static final int STARTS_PER_TICK = 50;
    /** The service inside this process takes its share of the same processors that publish. */
    private static final int STARTS_PER_TICK_INSIDE = 5;
    private static final int TICKS_AWAY = 3;
    private static final int TICKS_PER_RECONCILE = 60;
    /** The service inside this process keeps every finished workflow; it is made anew before that becomes much. */
    private static final int RENEW_AFTER = 1000;

    private final Supplier<TemporalLink> open;
    private final boolean forgetful;
    private final PlanTable plans;
    private final HandActivities activities;
    private final Incidents incidents;
    private final Duration ahead;
    private final Map<UUID, Long> told = new ConcurrentHashMap<>();
    private @Nullable Connected connected;
    private int ticks;
    private int failures;
    private int started;
    private boolean alarmed = true;

    private record Connected(TemporalLink link, WorkflowClient client, Workers workers) {}

    /**
     * @param open the way to Temporal, opened again after a loss of everything
     * @param forgetful the service is inside this process and begins empty
     */
    TemporalHand(Supplier<TemporalLink> open, boolean forgetful, PlanTable plans, HandActivities activities,
            Incidents incidents, Duration ahead) {
        this.open = open;
        this.forgetful = forgetful;
        this.plans = plans;
        this.activities = activities;
        this.incidents = incidents;
        this.ahead = ahead;
    }

    /** Once a second. */
    synchronized void tick() {
        try {
            if (ticks++ % TICKS_PER_RECONCILE == 0) {
                reconcile();
            }
            var hand = connected();
            if (!(hand.link().status() instanceof TemporalStatus.Up)) {
                failed(hand.link().status().toString());
                return;
            }
            hand.workers().serve(plans.networksInUse());
            for (var delivery : plans.withoutWorkflow(ahead, forgetful ? STARTS_PER_TICK_INSIDE : STARTS_PER_TICK)) {
                start(hand.client(), delivery);
            }
            succeeded();
        } catch (StatusRuntimeException | WorkflowException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    /** A person moved or took back what a workflow may be waiting for. It would notice by itself, only later. */
    void changed(Set<UUID> deliveries) {
        var hand = current();
        if (hand.isPresent()) {
            deliveries.stream().filter(told::containsKey)
                    .forEach(delivery -> Thread.ofVirtual().start(() -> tell(hand.get().client(), delivery)));
        }
    }

    private void tell(WorkflowClient client, UUID delivery) {
        try {
            var plan = plans.plan(delivery);
            if (!plan.ended() && Long.valueOf(plan.lookAtMillis()).equals(told.put(delivery, plan.lookAtMillis()))) {
                return;
            }
            var workflow = client.newWorkflowStub(PostWorkflow.class, PostWorkflow.id(delivery));
            var answer = plan.state().equals("CANCELLED") ? workflow.cancelled() : workflow.moved();
            LOG.debug("Workflow of {} was told: {}", delivery, answer);
        } catch (StatusRuntimeException | WorkflowException e) {
            LOG.info("The workflow of {} was not told of a change: {}", delivery, e.getMessage());
        }
    }

    /** Idempotent by its id: a running one is kept, a successful one is not repeated, a failed one may begin again. */
    private void start(WorkflowClient client, UUID delivery) {
        var id = PostWorkflow.id(delivery);
        var workflow = client.newWorkflowStub(PostWorkflow.class, WorkflowOptions.newBuilder().setWorkflowId(id)
                .setTaskQueue(PostWorkflow.QUEUE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                .build());
        try {
            WorkflowClient.start(workflow::post, delivery.toString());
            started++;
        } catch (WorkflowExecutionAlreadyStarted e) {
            LOG.info("The workflow of {} has ended already: {}", delivery, e.getMessage());
        }
        plans.stamp(delivery, id);
        told.put(delivery, plans.plan(delivery).lookAtMillis());
    }

    /** At the start and every minute: a service that lost its memory gets its workflows again. */
    private void reconcile() {
        told.clear();
        if (forgetful && started > RENEW_AFTER) {
            LOG.info("The workflow service inside this process begins anew after {} workflows", started);
            close();
        }
        plans.forgetWorkflows(ahead);
    }

    private Connected connected() {
        var hand = connected;
        if (hand == null) {
            var link = open.get();
            var stubs = link.stubs().orElseThrow(() -> new IllegalStateException("no way to Temporal is configured"));
            var client = WorkflowClient.newInstance(stubs,
                    WorkflowClientOptions.newBuilder().setNamespace(link.namespace()).build());
            hand = new Connected(link, client, new Workers(client, activities));
            connected = hand;
            started = 0;
        }
        return hand;
    }

    private synchronized Optional<Connected> current() {
        return Optional.ofNullable(connected);
    }

    private void failed(String why) {
        if (++failures == TICKS_AWAY) {
            incidents.open(AWAY, SUBJECT, Problem.warning(AWAY, "Posts go out without Temporal",
                    "Temporal does not answer: " + why, "Nothing is lost or late: the due clock publishes alone",
                    "Bring Temporal back; this closes by itself"), List.of(), List.of());
            alarmed = true;
        }
    }

    private void succeeded() {
        failures = 0;
        if (alarmed) {
            incidents.close(AWAY, SUBJECT, "Temporal answers again");
            alarmed = false;
        }
    }

    @Override
    public synchronized void close() {
        var hand = connected;
        connected = null;
        if (hand != null) {
            hand.workers().close();
            try {
                hand.link().close();
            } catch (IOException e) {
                LOG.warn("The way to Temporal did not close in order", e);
            }
        }
    }
}
