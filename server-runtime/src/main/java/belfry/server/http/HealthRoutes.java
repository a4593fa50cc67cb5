package belfry.server.http;

import belfry.core.wire.DependencyView;
import belfry.core.wire.LampState;
import belfry.server.database.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** For load balancers and Prometheus: open to all, and silent about everything that is not their business. */
public final class HealthRoutes implements Routes {
    /** A record rather than a map: its fields keep their order, which scripts that search the text rely on. */
    private record Part(String name, LampState state) {}

    private final Database database;
    private final Supplier<List<DependencyView>> dependencies;
    private final Metrics metrics;

    /** @param dependencies as they were last seen, without asking them again; PostgreSQL may be among them */
    public HealthRoutes(Database database, Supplier<List<DependencyView>> dependencies, Metrics metrics) {
        this.database = database;
        this.dependencies = dependencies;
        this.metrics = metrics;
    }

    @Override
    public void register(RouteTable table) {
        table.open(Method.GET, "/health/live", _ -> Answer.json(Map.of("status", "UP")));
        table.open(Method.GET, "/health/ready", _ -> ready());
        table.open(Method.GET, "/metrics", _ -> Answer.text("text/plain; version=0.0.4; charset=utf-8",
                metrics.render()));
    }

    /** Ready means that requests can be answered; for that only PostgreSQL is needed. */
    private Answer ready() {
        var postgres = answers();
        var parts = new ArrayList<Part>();
        parts.add(new Part("postgres", postgres ? LampState.UP : LampState.DOWN));
        for (var dependency : dependencies.get()) {
            if (!dependency.name().equals("postgres")) {
                parts.add(new Part(dependency.name(), dependency.state()));
            }
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("status", postgres ? "READY" : "NOT_READY");
        body.put("dependencies", parts);
        return Answer.json(body).status(postgres ? 200 : 503);
    }

    private boolean answers() {
        try {
            return database.jdbi().withHandle(handle -> handle.getConnection().isValid(2));
        } catch (JdbiException | SQLException e) {
            return false;
        }
    }
}
