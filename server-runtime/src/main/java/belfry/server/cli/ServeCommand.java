package belfry.server.cli;

import belfry.server.BelfryServer;
import belfry.server.Opened;
import belfry.server.config.ServerConfig;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code belfry serve}: runs the server without a console, until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Run the server headless: API, supervisor, and whatever services have no configured address.")
public final class ServeCommand implements Callable<Integer> {
    private static final Duration GIVING_UP = Duration.ofSeconds(60);

    @Mixin
    private final Settings settings = new Settings();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public ServeCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        run(settings.read(), spec, (_, _) -> {});
        return ExitCode.FINE;
    }

    /** Runs until Ctrl-C or SIGTERM, which close everything in order. */
    static void run(ServerConfig config, CommandSpec command, BiConsumer<BelfryServer, Opened> whenReady)
            throws InterruptedException {
        var out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        var opened = new Opened();
        var startOver = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(opened, startOver, err), "stop"));
        var server = started(config, opened, startOver, err);
        out.println("Belfry is ready: " + server.address());
        out.flush();
        whenReady.accept(server, opened);
        server.awaitStop();
    }

    private static BelfryServer started(ServerConfig config, Opened opened, CountDownLatch startOver,
            PrintWriter err) {
        try {
            return BelfryServer.start(config, opened, problem -> Printed.problem(err, problem));
        } finally {
            startOver.countDown();
        }
    }

    private static void stop(Opened opened, CountDownLatch startOver, PrintWriter err) {
        if (!opened.isClosed()) {
            err.println("Belfry is stopping; what is being published is finished first.");
            err.flush();
        }
        opened.close();
        try {
            // A start in its middle ends the PostgreSQL that it is just starting; this process must last until then.
            startOver.await(GIVING_UP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
