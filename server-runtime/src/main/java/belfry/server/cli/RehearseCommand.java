package belfry.server.cli;

import belfry.server.BelfryServer;
import belfry.server.Opened;
import belfry.server.OrchestratorProcess;
import belfry.server.embedded.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code belfry rehearse}: one start, some requests, one post and one stop, for the launcher, which records the classes
 * that it loads (JEP 514).
 */
@Command(name = "rehearse", hidden = true, mixinStandardHelpOptions = true, description = "Start and stop once, to prepare faster starts.")
public final class RehearseCommand implements Callable<Integer> {
    private static final List<String> PATHS = List.of("/health/live", "/health/ready", "/metrics",
            "/api/v1/openapi.json", "/api/v1/posts", "/api/v1/channels", "/api/v1/health");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin
    private final Settings settings = new Settings();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public RehearseCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        var config = settings.readOn(Ports.free()).withOrchestrators(0);
        var err = spec.commandLine().getErr();
        try (var opened = new Opened();
                var server = BelfryServer.start(config, opened, problem -> Printed.problem(err, problem))) {
            // In this process, so that its classes are recorded too.
            OrchestratorProcess.start(server.config(), opened, problem -> Printed.problem(err, problem));
            var api = LocalApi.of(server.config());
            for (var path : PATHS) {
                request(server, path, server.home().adminToken().reveal());
            }
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!api.get("/api/v1/posts").toString().contains("PUBLISHED") && System.nanoTime() < deadline) {
                Thread.sleep(200);
            }
        }
        return ExitCode.FINE;
    }

    private static void request(BelfryServer server, String path, String token) throws IOException {
        var connection = (HttpURLConnection) server.address().resolve(path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(10_000);
        connection.getResponseCode();
        connection.disconnect();
    }
}
