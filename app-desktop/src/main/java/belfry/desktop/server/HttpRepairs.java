package belfry.desktop.server;

import belfry.core.wire.RepairRequest;
import belfry.core.wire.RepairResult;
import belfry.core.wire.StuckGroup;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;

/** {@link RepairApi} over HTTP. */
final class HttpRepairs implements RepairApi {
    private final ServerClient client;

    HttpRepairs(ServerClient client) {
        this.client = client;
    }

    @Override
    public List<StuckGroup> stuck() throws ServerException, InterruptedException {
        return client.get("/stuck", Map.of(), new TypeReference<List<StuckGroup>>() {});
    }

    @Override
    public RepairResult repair(RepairRequest request) throws ServerException, InterruptedException {
        return client.post("/repairs", request, RepairResult.class);
    }

    @Override
    public RepairResult undo(String undoToken) throws ServerException, InterruptedException {
        return client.post("/repairs/" + undoToken + "/undo", Map.of(), RepairResult.class);
    }
}
