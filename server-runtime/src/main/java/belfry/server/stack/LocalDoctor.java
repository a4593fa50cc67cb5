package belfry.server.stack;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.stack.Reading;
import belfry.core.wire.DoctorReport;
import belfry.core.wire.ProbeResult;
import belfry.server.config.DatabaseConfig;
import belfry.server.config.RedisChoice;
import belfry.server.config.ServerConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.Database;
import belfry.server.embedded.Ports;
import belfry.server.process.Marks;
import belfry.server.process.PortInspector;
import belfry.server.redis.RedisLink;
import belfry.server.temporal.TemporalLink;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Looks at what a server would need, while none runs. */
public final class LocalDoctor {
    private final ServerConfig config;

    public LocalDoctor(ServerConfig config) {
        this.config = config;
    }

    public DoctorReport examine() {
        var results = new ArrayList<ProbeResult>();
        results.add(result("server", Reading.absent("No server runs on " + config.home())));
        results.add(result("home", home()));
        results.add(result("port", port()));
        results.add(result("ghosts", ghosts()));
        if (Files.isDirectory(config.home())) {
            results.add(result("disk", new DiskProbe(config.home()).read()));
        }
        results.add(result("postgres", config.database().map(LocalDoctor::database)
                .orElseGet(() -> Reading.absent("Started by the server when it runs"))));
        results.add(result("redis", redis()));
        results.add(result("temporal", temporal()));
        return new DoctorReport(Watch.worst(results), results);
    }

    private static ProbeResult result(String probe, Reading reading) {
        return new ProbeResult(probe, reading.state(), reading.detail(), reading.problems());
    }

    private Reading home() {
        var folder = config.home();
        if (!Files.exists(folder)) {
            return Reading.absent(folder + " is made at the first start");
        }
        try {
            Files.delete(Files.createTempFile(folder, ".doctor", ""));
            return Reading.up(null, folder + " can be written");
        } catch (IOException e) {
            return Reading.down(Finding.of("home", Problem.error("home-unusable",
                    "The home folder %s cannot be written".formatted(folder), Causes.root(e),
                    "Check its owner and that its disk has room", "Choose another with --home")));
        }
    }

    private Reading port() {
        int port = config.port();
        if (Ports.isFree(port)) {
            return Reading.up(null, "Port %d is free".formatted(port));
        }
        var holder = new PortInspector(new Marks(config.home())).holder(port);
        return Reading.down(Finding.of("port", Problem.error("port-taken", "Port %d is taken".formatted(port),
                "It is held by " + holder.words(), "Stop that program, or choose another port with --port")));
    }

    private Reading ghosts() {
        var left = new Marks(config.home()).all();
        return left.isEmpty()
                ? Reading.up(null, "No process was left behind")
                : Reading.of(null, "%d processes were left behind".formatted(left.size()), left.stream()
                        .map(ghost -> Finding.of(ghost.name(), Problem.warning("ghost-process",
                                "Process %d was started as %s and no server supervises it".formatted(ghost.pid(),
                                        ghost.name()),
                                "Its server ended without ending it",
                                "The next start of the server takes it over; or end it: kill " + ghost.pid())))
                        .toList());
    }

    private static Reading database(DatabaseConfig config) {
        try (var database = Database.at(config)) {
            return new PostgresProbe(database).read();
        }
    }

    private Reading redis() {
        return switch (config.redis()) {
            case RedisChoice.Embedded _ -> Reading.absent("Started by the server when it runs");
            case RedisChoice.Off _ -> Reading.absent("Not in use; PostgreSQL keeps the sessions");
            case RedisChoice.Configured(var address) -> {
                try (var link = RedisLink.to(address, InstantSource.system())) {
                    yield new RedisProbe(link).read();
                }
            }
        };
    }

    private Reading temporal() {
        if (config.temporal().mode() != TemporalMode.ADDRESS) {
            return Reading.absent("Started with the server when it runs");
        }
        try (var link = TemporalLink.to(config.temporal())) {
            return new TemporalProbe(link).read();
        } catch (IOException e) {
            return Reading.unknown("Temporal could not be asked: " + Causes.root(e));
        }
    }

    /** Every problem of a report, in order. */
    public static List<Problem> problems(DoctorReport report) {
        return report.probes().stream().flatMap(probe -> probe.problems().stream()).toList();
    }
}
