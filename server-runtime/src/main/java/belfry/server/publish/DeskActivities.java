package belfry.server.publish;

import io.temporal.activity.ActivityInterface;

/** What a workflow asks of the store. */
@ActivityInterface
public interface DeskActivities {
    /** Where the delivery stands and when it is to be looked at next. */
    Plan plan(String delivery);

    /** @param lookAtMillis since the epoch; of no meaning when it ended */
    record Plan(String state, String network, long lookAtMillis, boolean ended) {}
}
