package belfry.server.cli;

import belfry.server.BelfryServer;
import belfry.server.Opened;
import belfry.server.embedded.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code belfry rehearse}: one start, some requests and one stop, for the launcher, which records the classes that it
 * loads (JEP 514).
 */
@Command(name = "rehearse", hidden = true, mixinStandardHelpOptions = true, description = "Start and stop once, to prepare faster starts.")
public final class RehearseCommand implements Callable<Integer> {
    private static final List<String> PATHS = List.of("/health/live", "/health/ready", "/metrics",
            "/api/v1/openapi.json", "/api/v1/posts", "/api/v1/channels", "/api/v1/health");

    @Mixin
    private final Settings settings = new Settings();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public RehearseCommand() {}

    @Override
    public Integer call() throws IOException {
        var config = settings.readOn(Ports.free());
        var err = spec.commandLine().getErr();
        try (var opened = new Opened();
                var server = BelfryServer.start(config, opened, problem -> Printed.problem(err, problem))) {
            var token = server.home().adminToken().reveal();
            for (var path : PATHS) {
                request(server, path, token);
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
