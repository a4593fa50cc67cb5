package belfry.server.incident;

import belfry.core.workspace.Permission;
import belfry.server.http.Answer;
import belfry.server.http.Refused;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;

/** Shows incidents and runs their remedies. */
public final class IncidentRoutes implements Routes {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final Incidents incidents;
    private final Remedies remedies;

    public IncidentRoutes(Incidents incidents, Remedies remedies) {
        this.incidents = incidents;
        this.remedies = remedies;
    }

    @Override
    public void register(RouteTable routes) {
        routes.get("/incidents", Permission.READ_HEALTH,
                request -> Answer.json(incidents.list(request.workspace(), request.queryFlag("open"),
                        request.queryId("cursor").orElse(null), request.queryInt("limit", PAGE, 1, LARGEST_PAGE))));
        routes.get("/incidents/{id}", Permission.READ_HEALTH,
                request -> Answer.json(incidents.find(request.workspace(), request.pathId("id"))
                        .orElseThrow(() -> Refused.notFound("incident"))));
        routes.post("/remedies/{action}", Permission.OPERATE, request -> Answer
                .json(remedies.run(request.who().name(), request.workspace(), request.path("action"))));
    }
}
