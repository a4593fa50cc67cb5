package belfry.server.supervise;

import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessView;
import belfry.core.wire.RemedyResult;
import belfry.core.workspace.Permission;
import belfry.server.http.Answer;
import belfry.server.http.Refused;
import belfry.server.http.Request;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;
import belfry.server.process.ProcessLog;
import java.io.IOException;
import java.nio.file.Path;

/** Shows processes with their logs, and starts and stops them. */
public final class ProcessRoutes implements Routes {
    private static final int LINES = 200;
    private static final int MOST_LINES = 2000;

    private final Processes processes;
    private final Path logs;

    public ProcessRoutes(Processes processes, Path logs) {
        this.processes = processes;
        this.logs = logs;
    }

    @Override
    public void register(RouteTable routes) {
        routes.get("/processes", Permission.READ_HEALTH, _ -> Answer.json(processes.list()));
        routes.get("/processes/{id}", Permission.READ_HEALTH, request -> Answer.json(view(request)));
        routes.post("/processes/{id}", Permission.OPERATE, request -> {
            var command = request.body(ProcessCommand.class);
            var view = view(request);
            return Answer.json(new RemedyResult(command.action().name(), processes.command(view, command)));
        });
        routes.get("/processes/{id}/log", Permission.READ_HEALTH, this::log);
    }

    private ProcessView view(Request request) {
        return processes.find(request.pathId("id")).orElseThrow(() -> Refused.notFound("process"));
    }

    private Answer log(Request request) throws IOException {
        // The name comes from our own list, never from the request, so it cannot lead out of the folder.
        var log = ProcessLog.in(logs, view(request).name());
        return Answer.json(log.page(request.query("cursor").orElse(""), request.query("q").orElse(""),
                request.queryInt("lines", LINES, 1, MOST_LINES)));
    }
}
