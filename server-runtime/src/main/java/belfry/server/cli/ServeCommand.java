package belfry.server.cli;

import belfry.server.BelfryServer;
import belfry.server.config.ServerConfig;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code belfry serve}: runs the server without a console, until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true,
        description = {"Run the server headless: API, supervisor, and whatever services have no configured address."})
public final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public ServeCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        run(settings.read(), spec.commandLine().getOut(), spec.commandLine().getErr(), _ -> {});
        return 0;
    }

    /** What is done as soon as the server is ready. */
    interface WhenReady {
        void ready(BelfryServer server);
    }

    static void run(ServerConfig config, PrintWriter out, PrintWriter err, WhenReady whenReady)
            throws InterruptedException {
        try (var server = BelfryServer.start(config, problem -> Printed.problem(err, problem))) {
            server.stopWithProcess();
            out.println("Belfry is ready: " + server.address());
            out.flush();
            whenReady.ready(server);
            server.awaitStop();
        }
    }
}
