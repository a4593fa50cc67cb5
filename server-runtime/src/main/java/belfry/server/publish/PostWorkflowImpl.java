package belfry.server.publish;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Deterministic: time and waiting only by the workflow's own means. */
public final class PostWorkflowImpl implements PostWorkflow {
    private static final Duration AFTER_THE_CLOCK = Duration.ofSeconds(2);
    private static final int LOOKS_PER_RUN = 100;

    private final DeskActivities desk = Workflow.newActivityStub(DeskActivities.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(30)).build());
    private boolean changed;
    private boolean publishing;
    private String waitingFor = "being looked up";

    @Override
    public String post(String delivery) {
        var plan = desk.plan(delivery);
        if (!plan.ended()) {
            prepare(delivery, plan);
        }
        for (int look = 0; look < LOOKS_PER_RUN && !plan.ended(); look++) {
            if (!changedBefore(plan)) {
                publish(delivery, plan);
            }
            changed = false;
            plan = desk.plan(delivery);
        }
        if (!plan.ended()) {
            Workflow.newContinueAsNewStub(PostWorkflow.class).post(delivery);
        }
        if (!plan.state().equals("PUBLISHED")) {
            // A failed run may be started again under the same id: the person who mends it publishes it anew.
            throw ApplicationFailure.newNonRetryableFailure("the delivery is " + plan.state(), plan.state());
        }
        return plan.state();
    }

    private boolean changedBefore(DeskActivities.Plan plan) {
        waitingFor = "its time";
        long left = plan.lookAtMillis() + AFTER_THE_CLOCK.toMillis() - Workflow.currentTimeMillis();
        return Workflow.await(Duration.ofMillis(Math.max(left, AFTER_THE_CLOCK.toMillis())), () -> changed);
    }

    private void prepare(String delivery, DeskActivities.Plan plan) {
        waitingFor = "being prepared";
        long left = plan.lookAtMillis() - Workflow.currentTimeMillis();
        var options = ActivityOptions.newBuilder().setTaskQueue(PostWorkflow.queue(plan.network()))
                .setStartToCloseTimeout(Duration.ofMinutes(5))
                .setScheduleToCloseTimeout(Duration.ofMillis(Math.max(left, 30_000)))
                .setRetryOptions(RetryOptions.newBuilder().setInitialInterval(Duration.ofSeconds(5))
                        .setMaximumInterval(Duration.ofMinutes(1)).build());
        try {
            Workflow.newActivityStub(PublishActivities.class, options.build()).prepare(delivery);
        } catch (ActivityFailure e) {
            Workflow.getLogger(PostWorkflowImpl.class).info("Not prepared ahead; publishing does it: {}",
                    e.getMessage());
        }
    }

    private void publish(String delivery, DeskActivities.Plan plan) {
        publishing = true;
        waitingFor = "being published";
        var options = ActivityOptions.newBuilder().setTaskQueue(PostWorkflow.queue(plan.network()))
                .setStartToCloseTimeout(Duration.ofMinutes(10)).setScheduleToStartTimeout(Duration.ofMinutes(2))
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build());
        try {
            Workflow.newActivityStub(PublishActivities.class, options.build()).publish(delivery);
        } catch (ActivityFailure e) {
            Workflow.getLogger(PostWorkflowImpl.class).info("No word from publishing; the ledger knows: {}",
                    e.getMessage());
        } finally {
            publishing = false;
        }
    }

    @Override
    public void wake() {
        changed = true;
    }

    @Override
    public String moved() {
        changed = true;
        return "moved";
    }

    @Override
    public void checkMoved() {
        refuseWhilePublishing();
    }

    @Override
    public String cancelled() {
        changed = true;
        return "cancelled";
    }

    @Override
    public void checkCancelled() {
        refuseWhilePublishing();
    }

    private void refuseWhilePublishing() {
        if (publishing) {
            throw new IllegalStateException("its publishing has begun");
        }
    }

    @Override
    public String standing() {
        return waitingFor;
    }
}
