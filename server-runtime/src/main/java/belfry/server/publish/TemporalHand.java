package belfry.server.publish;

import belfry.server.incident.Incidents;
import belfry.server.temporal.TemporalLink;
import belfry.server.temporal.TemporalStatus;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowException;
import java.io.IOException;
import java.time.Duration;
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
    private static final int STARTS_PER_TICK = 50;
    /** The service inside this process takes its share of the same processors that publish. */
    private static final int STARTS_PER_TICK_INSIDE = 5;
    private static final int TICKS_PER_RECONCILE = 60;
    /** The service inside this process keeps every finished workflow; it is made anew before that becomes much. */
    private static final int RENEW_AFTER = 1000;

    private final Supplier<TemporalLink> open;
    private final boolean forgetful;
    private final PlanTable plans;
    private final HandActivities activities;
    private final TemporalAbsence absence;
    private final Duration ahead;
    private final Map<UUID, Long> told = new ConcurrentHashMap<>();
    private final Object opening = new Object();
    private volatile @Nullable TemporalLink link;
    private volatile @Nullable Connected connected;
    /** What the last tick met, beside that Temporal does not answer. */
    private volatile @Nullable String trouble;
    private int ticks;
    private int started;

    private record Connected(PostStarter starter, WorkflowClient client, Workers workers) {}

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
        this.absence = new TemporalAbsence(incidents);
        this.ahead = ahead;
    }

    /** Once a second: what has no workflow gets one. A call that Temporal leaves waiting may hold it up for a while. */
    synchronized void tick() {
        try {
            if (ticks++ % TICKS_PER_RECONCILE == 0) {
                reconcile();
            }
            var way = way();
            if (!(way.status() instanceof TemporalStatus.Up)) {
                return;
            }
            var hand = connected(way);
            hand.workers().serve(plans.networksInUse());
            for (var delivery : plans.withoutWorkflow(ahead, forgetful ? STARTS_PER_TICK_INSIDE : STARTS_PER_TICK)) {
                start(hand.starter(), delivery);
            }
            trouble = null;
        } catch (StatusRuntimeException | WorkflowException e) {
            trouble = String.valueOf(e.getMessage());
        }
    }

    /** Once a second, whatever a tick waits for: says when Temporal is away. */
    void watch() {
        absence.look(switch (way().status()) {
            case TemporalStatus.Up _ -> Optional.ofNullable(trouble);
            case TemporalStatus.Away(var address, var reason) -> Optional.of(address + ": " + reason);
            case TemporalStatus.InsideOrchestrator _,TemporalStatus.Off _ -> Optional.empty();
        });
    }

    /** A person moved or took back what a workflow may be waiting for. It would notice by itself, only later. */
    void changed(Set<UUID> deliveries) {
        var hand = connected;
        if (hand != null) {
            deliveries.stream().filter(told::containsKey)
                    .forEach(delivery -> Thread.ofVirtual().start(() -> tell(hand.client(), delivery)));
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

    private void start(PostStarter starter, PlanTable.Unstarted delivery) {
        if (starter.start(delivery)) {
            started++;
        }
        plans.stamp(delivery.delivery(), PostWorkflow.id(delivery.delivery()));
        told.put(delivery.delivery(), plans.plan(delivery.delivery()).lookAtMillis());
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

    private TemporalLink way() {
        synchronized (opening) {
            var known = link;
            if (known == null) {
                known = open.get();
                link = known;
            }
            return known;
        }
    }

    private Connected connected(TemporalLink way) {
        var hand = connected;
        if (hand == null) {
            var stubs = way.stubs().orElseThrow(() -> new IllegalStateException("no way to Temporal is configured"));
            var client = WorkflowClient.newInstance(stubs,
                    WorkflowClientOptions.newBuilder().setNamespace(way.namespace()).build());
            hand = new Connected(new PostStarter(client, way::registerSearchAttributes), client,
                    new Workers(client, activities));
            connected = hand;
            started = 0;
        }
        return hand;
    }

    @Override
    public synchronized void close() {
        var hand = connected;
        connected = null;
        if (hand != null) {
            hand.workers().close();
        }
        synchronized (opening) {
            var way = link;
            link = null;
            if (way != null) {
                close(way);
            }
        }
    }

    private static void close(TemporalLink way) {
        try {
            way.close();
        } catch (IOException e) {
            LOG.warn("The way to Temporal did not close in order", e);
        }
    }
}
