package belfry.desktop.server;

import belfry.core.wire.DependencyView;
import belfry.core.wire.DoctorReport;
import belfry.core.wire.HealthView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LogPage;
import belfry.core.wire.Page;
import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessView;
import belfry.core.wire.QueueView;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link HealthApi} over HTTP. */
final class HttpHealth implements HealthApi {
    private final ServerClient client;

    HttpHealth(ServerClient client) {
        this.client = client;
    }

    @Override
    public HealthView health() throws ServerException, InterruptedException {
        return client.get("/health", HealthView.class);
    }

    @Override
    public List<DependencyView> dependencies() throws ServerException, InterruptedException {
        return client.get("/dependencies", Map.of(), new TypeReference<List<DependencyView>>() {});
    }

    @Override
    public List<ProcessView> processes() throws ServerException, InterruptedException {
        return client.get("/processes", Map.of(), new TypeReference<List<ProcessView>>() {});
    }

    @Override
    public ProcessView process(UUID id) throws ServerException, InterruptedException {
        return client.get("/processes/" + id, ProcessView.class);
    }

    @Override
    public ProcessView command(UUID id, ProcessCommand command) throws ServerException, InterruptedException {
        return client.post("/processes/" + id, command, ProcessView.class);
    }

    @Override
    public LogPage log(UUID id, Map<String, String> query) throws ServerException, InterruptedException {
        return client.get("/processes/" + id + "/log", query, LogPage.class);
    }

    @Override
    public List<QueueView> queues() throws ServerException, InterruptedException {
        return client.get("/queues", Map.of(), new TypeReference<List<QueueView>>() {});
    }

    @Override
    public Page<IncidentView> incidents(Map<String, String> query) throws ServerException, InterruptedException {
        return client.get("/incidents", query, new TypeReference<Page<IncidentView>>() {});
    }

    @Override
    public IncidentView incident(UUID id) throws ServerException, InterruptedException {
        return client.get("/incidents/" + id, IncidentView.class);
    }

    @Override
    public void remedy(String action) throws ServerException, InterruptedException {
        client.send("POST", "/remedies/" + action, null);
    }

    @Override
    public DoctorReport doctor() throws ServerException, InterruptedException {
        return client.get("/doctor", DoctorReport.class);
    }
}
