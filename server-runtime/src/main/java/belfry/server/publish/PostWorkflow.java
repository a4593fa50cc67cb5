package belfry.server.publish;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The durable hand: one per delivery. Makes it ready ahead of time, looks two seconds after its due time whether the due
 * clock published it, and does what is not yet done. Its payloads are ids and times, never texts or tokens.
 */
@WorkflowInterface
public interface PostWorkflow {
    String QUEUE = "belfry-main";

    static String id(Object delivery) {
        return "post:" + delivery;
    }

    static String queue(String network) {
        return "publish-" + network;
    }

    /** Returns when the delivery is published; fails with the state's name when it ended otherwise. */
    @WorkflowMethod(name = "Post")
    String post(String delivery);

    /** Something about it changed: look now. */
    @SignalMethod
    void wake();

    /** A person gave it another time. Refused once its publishing began. */
    @UpdateMethod
    String moved();

    @UpdateValidatorMethod(updateName = "moved")
    void checkMoved();

    /** A person took it back. Refused once its publishing began. */
    @UpdateMethod
    String cancelled();

    @UpdateValidatorMethod(updateName = "cancelled")
    void checkCancelled();

    /** What it waits for, in words. */
    @QueryMethod
    String standing();
}
