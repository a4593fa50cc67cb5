package belfry.server.publish;

import io.temporal.failure.ApplicationFailure;
import java.util.UUID;

/** The activities, on the same publisher that the due clock uses. */
final class HandActivities implements DeskActivities, PublishActivities {
    private final PlanTable plans;
    private final Publisher publisher;

    HandActivities(PlanTable plans, Publisher publisher) {
        this.plans = plans;
        this.publisher = publisher;
    }

    @Override
    public Plan plan(String delivery) {
        return plans.plan(UUID.fromString(delivery));
    }

    @Override
    public void prepare(String delivery) {
        publisher.prepare(UUID.fromString(delivery)).ifPresent(refused -> {
            throw refused.kind().passes()
                    ? ApplicationFailure.newFailure(refused.problem().code(), refused.kind().name())
                    : ApplicationFailure.newNonRetryableFailure(refused.problem().code(), refused.kind().name());
        });
    }

    @Override
    public void publish(String delivery) {
        publisher.publish(UUID.fromString(delivery));
    }
}
