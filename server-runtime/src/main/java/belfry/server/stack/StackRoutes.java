package belfry.server.stack;

import belfry.core.stack.HealthSentence;
import belfry.core.wire.HealthView;
import belfry.core.wire.LampState;
import belfry.core.workspace.Permission;
import belfry.server.http.Answer;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;
import belfry.server.incident.Incidents;
import java.time.InstantSource;
import java.util.UUID;

/** Answers how the installation is. */
final class StackRoutes implements Routes {
    private final Watch watch;
    private final Queues queues;
    private final StackTable table;
    private final Incidents incidents;
    private final String version;
    private final InstantSource clock;

    StackRoutes(Watch watch, Queues queues, StackTable table, Incidents incidents, String version,
            InstantSource clock) {
        this.watch = watch;
        this.queues = queues;
        this.table = table;
        this.incidents = incidents;
        this.version = version;
        this.clock = clock;
    }

    @Override
    public void register(RouteTable routes) {
        routes.get("/health", Permission.READ_HEALTH, request -> Answer.json(health(request.workspace())));
        routes.get("/dependencies", Permission.READ_HEALTH, _ -> Answer.json(watch.dependencies()));
        routes.get("/queues", Permission.READ_HEALTH, _ -> Answer.json(queues.list()));
        routes.get("/doctor", Permission.READ_HEALTH, _ -> Answer.json(watch.report()));
    }

    /** The installation is one; what is due and what is wrong is told of the workspace that asks. */
    private HealthView health(UUID workspace) {
        var lamps = watch.dependencies();
        var open = incidents.countOpen(workspace);
        var hour = table.dueNextHour(workspace);
        var next = table.nextDue(workspace).orElse(null);
        LampState state = HealthSentence.state(lamps, open);
        return new HealthView(HealthSentence.of(lamps, open, hour, next, clock.instant()), state, version, lamps, open,
                hour, next);
    }
}
