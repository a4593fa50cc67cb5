package belfry.server.publish;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pollers for workflows and for each network in use; idle pollers are not free, so others have none. */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private static final int MOST_POLLERS = 5;

    private final WorkflowClient client;
    private final HandActivities activities;
    private final WorkerFactory main;
    private final Map<String, WorkerFactory> networks = new HashMap<>();

    Workers(WorkflowClient client, HandActivities activities) {
        this.client = client;
        this.activities = activities;
        this.main = start(PostWorkflow.QUEUE, worker -> {
            worker.registerWorkflowImplementationTypes(PostWorkflowImpl.class);
            worker.registerActivitiesImplementations(new DeskOnly(activities));
        });
    }

    /** Starts and stops pollers as channels come and go. */
    void serve(Set<String> inUse) {
        for (var network : inUse) {
            networks.computeIfAbsent(network, id -> {
                LOG.info("Polling for {}", PostWorkflow.queue(id));
                return start(PostWorkflow.queue(id),
                        worker -> worker.registerActivitiesImplementations(new NetworkOnly(activities)));
            });
        }
        networks.entrySet().removeIf(entry -> {
            if (inUse.contains(entry.getKey())) {
                return false;
            }
            entry.getValue().shutdown();
            LOG.info("No channel of {} is left; its pollers end", entry.getKey());
            return true;
        });
    }

    Set<String> queues() {
        return Set.copyOf(networks.keySet());
    }

    private WorkerFactory start(String queue, Consumer<Worker> register) {
        var factory = WorkerFactory.newInstance(client, WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(200)
                .setMaxWorkflowThreadCount(400).setUsingVirtualWorkflowThreads(true).build());
        register.accept(factory.newWorker(queue, WorkerOptions.newBuilder().setUsingVirtualThreads(true)
                .setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling(1, MOST_POLLERS, 2))
                .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling(1, MOST_POLLERS, 1))
                .setMaxConcurrentActivityExecutionSize(16).setMaxConcurrentWorkflowTaskExecutionSize(16).build()));
        factory.start();
        return factory;
    }

    @Override
    public void close() {
        main.shutdown();
        networks.values().forEach(WorkerFactory::shutdown);
        main.awaitTermination(5, TimeUnit.SECONDS);
        networks.values().forEach(factory -> factory.awaitTermination(5, TimeUnit.SECONDS));
    }

    /** Only this interface is served on the queue. */
    private record DeskOnly(HandActivities all) implements DeskActivities {
        @Override
        public Plan plan(String delivery) {
            return all.plan(delivery);
        }
    }

    private record NetworkOnly(HandActivities all) implements PublishActivities {
        @Override
        public void prepare(String delivery) {
            all.prepare(delivery);
        }

        @Override
        public void publish(String delivery) {
            all.publish(delivery);
        }
    }
}
