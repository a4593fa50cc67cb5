package belfry.server.publish;

import belfry.core.secret.Secret;
import belfry.server.config.DatabaseConfig;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.Database;
import belfry.server.process.ProcessIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An orchestrator in a JVM of its own that dies at the moment its system properties name: {@code crash.point} the
 * {@code crash.after}-th time, as if the power went.
 */
final class CrashingOrchestrator {
    private CrashingOrchestrator() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var database = Database.at(new DatabaseConfig(arguments[0], arguments[1],
                Secret.of(System.getenv("CRASH_PASSWORD")), 6));
        var adapters = PublisherRig.adapters(URI.create(arguments[2]), Duration.ofSeconds(3));
        var who = ProcessIdentity.of(arguments[3], "orchestrator", "test", ProcessHandle.current().pid(), "test");
        var orchestrator = Orchestrator.start(new Orchestrator.Parts(database, adapters,
                PublisherRig.desk(database), id -> Path.of(id.toString()), who, ReadinessPort.open(0),
                new TemporalConfig(TemporalMode.valueOf(System.getProperty("temporal.mode", "OFF")), "", "default",
                        false,
                        Secret.of("")),
                PublisherRig.QUICK, crash()));
        Runtime.getRuntime().addShutdownHook(new Thread(orchestrator::close));
        Thread.currentThread().join();
    }

    private static CrashPoints crash() {
        var wanted = System.getProperty("crash.point", "");
        var left = new AtomicInteger(Integer.getInteger("crash.after", 1));
        return wanted.isEmpty() ? CrashPoints.NONE : (point, _) -> {
            if (point.name().equals(wanted) && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(137);
            }
        };
    }

    /** How it is started: the same class path and Java as this test. */
    static Process start(DatabaseConfig config, URI peer, String name, Map<String, String> properties)
            throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                CrashingOrchestrator.class.getName(), config.url(), config.user(), peer.toString(), name));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                        Path.of(System.getProperty("java.io.tmpdir"), "belfry-crash-" + name + ".log").toFile()));
        builder.environment().put("CRASH_PASSWORD", config.password().reveal());
        return builder.start();
    }
}
