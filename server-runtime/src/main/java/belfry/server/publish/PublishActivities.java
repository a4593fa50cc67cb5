package belfry.server.publish;

import io.temporal.activity.ActivityInterface;

/** What is done on one network; each network in use has a task queue of its own. */
@ActivityInterface
public interface PublishActivities {
    /** Makes everything that nobody can see yet; fails when it should be tried again. */
    void prepare(String delivery);

    /** Does what is not yet done, behind the ledger. Safe to call at any time, and never repeated by Temporal. */
    void publish(String delivery);
}
