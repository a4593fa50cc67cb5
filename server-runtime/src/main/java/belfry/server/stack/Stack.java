package belfry.server.stack;

import belfry.core.wire.DependencyView;
import belfry.server.database.Database;
import belfry.server.http.Routes;
import belfry.server.incident.Incidents;
import belfry.server.process.ProcessTable;
import belfry.server.redis.RedisLink;
import belfry.server.temporal.TemporalLink;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The watch over everything that Belfry stands on, put together. */
public final class Stack implements AutoCloseable {
    private final Watch watch;
    private final Routes routes;

    /** What is watched. */
    public record Watched(Database database, RedisLink redis, TemporalLink temporal, Path home, Incidents incidents,
            String version, InstantSource clock) {}

    private Stack(Watch watch, Routes routes) {
        this.watch = watch;
        this.routes = routes;
    }

    /** Begins to watch at once. */
    public static Stack start(Watched on) {
        var table = new StackTable(on.database());
        var processes = new ProcessTable(on.database());
        var queues = new Queues(table, on.temporal(), processes);
        // Those that must answer while PostgreSQL is away come first.
        var watch = new Watch(List.of(new PostgresProbe(on.database()), new RedisProbe(on.redis()),
                new TemporalProbe(on.temporal()), new DiskProbe(on.home()), new OrchestratorProbe(on.database()),
                new DueProbe(on.database(), processes), new QueueProbe(queues), new ChannelProbe(on.database()),
                new ClockProbe(on.database(), on.clock())), on.incidents(), table,
                on.clock()).start();
        return new Stack(watch, new StackRoutes(watch, queues, table, on.incidents(), on.version(), on.clock()));
    }

    public Routes routes() {
        return routes;
    }

    /** The lamps as they were last seen, without asking again. */
    public List<DependencyView> dependencies() {
        return watch.dependencies();
    }

    @Override
    public void close() {
        watch.close();
    }
}
