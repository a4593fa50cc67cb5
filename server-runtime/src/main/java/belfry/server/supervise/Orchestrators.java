package belfry.server.supervise;

import belfry.core.process.Patience;
import belfry.server.config.ChildEnvironment;
import belfry.server.config.ServerConfig;
import belfry.server.config.SupervisorConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How the orchestrators of a server are started, by its configuration. */
public final class Orchestrators {
    private static final Duration DRAIN = Duration.ofSeconds(20);
    private static final String PORT = "BELFRY_ORCHESTRATOR_READINESS_PORT";

    private Orchestrators() {}

    /** One for each that is configured, on one port after the other when a port is. */
    public static List<ChildSpec> specs(ServerConfig config) {
        return IntStream.range(0, config.orchestrator().count()).mapToObj(index -> spec(config, index)).toList();
    }

    private static ChildSpec spec(ServerConfig config, int index) {
        int first = config.orchestrator().readinessPort();
        int port = first == 0 ? 0 : first + index;
        var environment = new LinkedHashMap<>(ChildEnvironment.of(config));
        environment.put(PORT, Integer.toString(port));
        // Short of memory it would beat on and publish nothing; a new one goes on where it was.
        var command = JavaCommand.like(
                List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError", "-Dbelfry.build=" + JavaCommand.build()),
                "belfry.server.Main",
                "orchestrator");
        return new ChildSpec("orchestrator-" + (index + 1), "orchestrator", command, environment, Map.of(PORT, "0"),
                port);
    }

    public static Patience patience(SupervisorConfig config) {
        return new Patience(config.launchGrace(), config.beatLimit(), DRAIN, config.firstPause(),
                config.longestPause(), config.earlyUptime(), config.earlyExits());
    }
}
