package belfry.server;

import belfry.core.wire.DependencyView;
import belfry.server.akash.AkashFeature;
import belfry.server.akash.AkashTable;
import belfry.server.cli.Version;
import belfry.server.database.RowIds;
import belfry.server.http.Routes;
import belfry.server.incident.IncidentRoutes;
import belfry.server.incident.Incidents;
import belfry.server.incident.Remedies;
import belfry.server.process.Neighbours;
import belfry.server.process.ProcessBeat;
import belfry.server.process.ProcessIdentity;
import belfry.server.process.ProcessTable;
import belfry.server.process.Samples;
import belfry.server.secret.Sealer;
import belfry.server.secret.SealingKeys;
import belfry.server.stack.Stack;
import belfry.server.supervise.Household;
import belfry.server.supervise.Orchestrators;
import belfry.server.supervise.ProcessRemedies;
import belfry.server.supervise.ProcessRoutes;
import belfry.server.supervise.Processes;
import belfry.server.supervise.Supervisor;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What keeps the server running and says how it is, built by hand on what {@link Foundation} laid. */
final class Operations {
    private final Stack stack;
    private final ProcessBeat beat;
    private final List<Routes> routes;

    private Operations(Stack stack, ProcessBeat beat, List<Routes> routes) {
        this.stack = stack;
        this.beat = beat;
        this.routes = routes;
    }

    /** Starts the child processes and the watch; returns before the children are ready. */
    static Operations start(Foundation.Laid ground, Home home, Opened opened) throws InterruptedException {
        var config = ground.config();
        var database = ground.database();
        var host = ProcessIdentity.thisHost();
        var clock = InstantSource.system();
        var incidents = new Incidents(database);
        var remedies = new Remedies();
        var table = new ProcessTable(database);
        var self = ProcessIdentity.of("server", "server", host, ProcessHandle.current().pid(), Version.text());
        var beat = opened.add(ProcessBeat.start(database, self, config.port(), Map.of()));
        var supervisor = opened.add(Supervisor.start(new Household(home.folder(), home.logs(), host, Version.text(),
                Orchestrators.patience(config.supervisor()), database, incidents, clock),
                Orchestrators.specs(config)));
        ProcessRemedies.offer(remedies, supervisor);
        var neighbours = new Neighbours(host);
        var samples = opened.add(new Samples(table, neighbours, host).start());
        var stack = opened.add(Stack.start(new Stack.Watched(database, ground.redis(), ground.temporal(),
                home.folder(), incidents, Version.text(), clock)));
        return new Operations(stack, beat, List.of(stack.routes(), new IncidentRoutes(incidents, remedies),
                akash(ground, home, opened, incidents).routes(),
                new ProcessRoutes(new Processes(table, supervisor, samples, neighbours, host), home.logs())));
    }

    private static AkashFeature akash(Foundation.Laid ground, Home home, Opened opened, Incidents incidents)
            throws InterruptedException {
        var random = new SecureRandom();
        var clock = InstantSource.system();
        var table = new AkashTable(ground.database(), new Sealer(SealingKeys.in(home.keys(), random), random));
        return opened.add(AkashFeature.start(new AkashFeature.Ground(ground.database(), table,
                Features.guarded(ground.config()), incidents, clock, random, new RowIds(clock, random))));
    }

    List<Routes> routes() {
        return routes;
    }

    List<DependencyView> dependencies() {
        return stack.dependencies();
    }

    /** The server answers now. */
    void ready() {
        beat.ready();
    }
}
