package belfry.server.publish;

import belfry.server.temporal.SearchAttributeNames;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workflow of a delivery, as often as it likes: the id makes it one. */
final class PostStarter {
    private static final Logger LOG = LoggerFactory.getLogger(PostStarter.class);
    private static final SearchAttributeKey<String> POST = SearchAttributeKey.forKeyword(SearchAttributeNames.POST);
    private static final SearchAttributeKey<String> WORKSPACE = SearchAttributeKey
            .forKeyword(SearchAttributeNames.WORKSPACE);
    private static final SearchAttributeKey<String> CHANNEL = SearchAttributeKey
            .forKeyword(SearchAttributeNames.CHANNEL);

    private final WorkflowClient client;
    private final BooleanSupplier register;
    private boolean searchable;

    /** @param register makes the service know our search attributes; false: it cannot */
    PostStarter(WorkflowClient client, BooleanSupplier register) {
        this.client = client;
        this.register = register;
        this.searchable = register.getAsBoolean();
    }

    /**
     * A running one is kept, a successful one is not repeated, a failed one may begin again.
     *
     * @return false: it has ended already
     */
    boolean start(PlanTable.Unstarted delivery) {
        var options = WorkflowOptions.newBuilder().setWorkflowId(PostWorkflow.id(delivery.delivery()))
                .setTaskQueue(PostWorkflow.QUEUE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowIdReusePolicy(
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY);
        try {
            if (searchable) {
                begin(delivery, WorkflowOptions.newBuilder(options.build()).setTypedSearchAttributes(found(delivery))
                        .build());
            } else {
                begin(delivery, options.build());
            }
            return true;
        } catch (WorkflowExecutionAlreadyStarted e) {
            LOG.info("The workflow of {} has ended already: {}", delivery.delivery(), e.getMessage());
            return false;
        } catch (WorkflowServiceException e) {
            if (!notYetKnown(e)) {
                throw e;
            }
            // A server that forgot everything, or one that does not know everywhere yet what it was told: the workflow
            // need not wait for it.
            searchable = register.getAsBoolean();
            begin(delivery, options.build());
            return true;
        }
    }

    private void begin(PlanTable.Unstarted delivery, WorkflowOptions options) {
        var workflow = client.newWorkflowStub(PostWorkflow.class, options);
        WorkflowClient.start(workflow::post, delivery.delivery().toString());
    }

    private static SearchAttributes found(PlanTable.Unstarted delivery) {
        return SearchAttributes.newBuilder().set(POST, delivery.post().toString())
                .set(WORKSPACE, delivery.workspace().toString()).set(CHANNEL, delivery.channel().toString()).build();
    }

    private static boolean notYetKnown(WorkflowServiceException thrown) {
        return thrown.getCause() instanceof StatusRuntimeException cause
                && cause.getStatus().getCode() == Status.Code.INVALID_ARGUMENT
                && String.valueOf(cause.getStatus().getDescription()).contains("search attribute");
    }
}
