package belfry.server.akash;

import belfry.server.database.Database;
import belfry.server.guard.GuardedHttp;
import belfry.server.http.Routes;
import belfry.server.incident.Incidents;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The watch over Akash and its routes, put together. */
public final class AkashFeature implements AutoCloseable {
    private final AkashWatch watch;
    private final Routes routes;

    private AkashFeature(AkashWatch watch, Routes routes) {
        this.watch = watch;
        this.routes = routes;
    }

    /** What it stands on. */
    public record Ground(Database database, AkashTable table, GuardedHttp http, Incidents incidents,
            InstantSource clock, RandomGenerator random, Supplier<UUID> ids) {}

    /** Begins to watch at once. */
    public static AkashFeature start(Ground on) {
        var watch = new AkashWatch(on.database(), on.table(), new AccountReader(on.http()),
                new AkashIncidents(on.incidents()), on.clock(), on.random()).start();
        return new AkashFeature(watch,
                new AkashRoutes(new AkashAccounts(on.database(), on.table(), watch, on.ids())));
    }

    public Routes routes() {
        return routes;
    }

    @Override
    public void close() {
        watch.close();
    }
}
