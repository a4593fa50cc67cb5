package belfry.server.repair;

import belfry.core.wire.RepairRequest;
import belfry.core.workspace.Permission;
import belfry.server.http.Answer;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;

/** {@code /stuck} and {@code /repairs}. */
public final class RepairRoutes implements Routes {
    private final StuckPosts stuck;
    private final RepairService repairs;

    public RepairRoutes(StuckPosts stuck, RepairService repairs) {
        this.stuck = stuck;
        this.repairs = repairs;
    }

    @Override
    public void register(RouteTable table) {
        table.get("/stuck", Permission.READ_POSTS, request -> Answer.json(stuck.groups(request.workspace())));
        table.post("/repairs", Permission.REPAIR,
                request -> Answer.json(repairs.repair(request.who(), request.body(RepairRequest.class))));
        table.post("/repairs/{token}/undo", Permission.REPAIR,
                request -> Answer.json(repairs.undo(request.who(), request.path("token"))));
    }
}
