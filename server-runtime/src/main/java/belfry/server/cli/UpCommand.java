package belfry.server.cli;

import belfry.server.BelfryServer;
import belfry.server.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code belfry up}: starts everything on this machine and opens the console where there is a display. */
@Command(name = "up", mixinStandardHelpOptions = true, description = {
        "Start everything on this machine: PostgreSQL, Redis, the server, an orchestrator, the console.",
        "The first start makes a workspace, an administrator, a Local feed channel and a welcome post.",
        "Ctrl-C stops all of it."})
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Option(names = "--no-console", description = "Do not open the console.")
    private boolean noConsole;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public UpCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        ServeCommand.run(settings.read(), spec, this::openConsole);
        return ExitCode.FINE;
    }

    /** The launcher opens it in a process of its own; closing its window leaves the server running. */
    private void openConsole(BelfryServer server, Opened opened) {
        var launcher = Optional.ofNullable(System.getProperty("belfry.launcher")).map(Path::of);
        if (noConsole || !display() || launcher.filter(Files::isExecutable).isEmpty()) {
            return;
        }
        try {
            var log = server.home().logs().resolve("console.log");
            var console = new ProcessBuilder(List.of(launcher.get().toString(), "console", "--home",
                    server.home().folder().toString(), "--server", server.address().toString()))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            opened.add(console::destroy);
            console.onExit().thenAccept(ended -> tellEnd(ended.exitValue(), log, opened));
        } catch (IOException e) {
            spec.commandLine().getErr().println("The console could not be opened: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever closes the window must not think that Belfry stopped with it. */
    private void tellEnd(int code, Path log, Opened opened) {
        if (opened.isClosed()) {
            return;
        }
        var err = spec.commandLine().getErr();
        err.println(code == 0
                ? "The console was closed; Belfry runs on. Open it again with \"belfry console\", or stop all with Ctrl-C."
                : "The console ended with code %d; Belfry runs on without it. What it said: %s".formatted(code, log));
        err.flush();
    }

    private static boolean display() {
        var system = System.getProperty("os.name", "");
        return system.startsWith("Windows") || system.startsWith("Mac") || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
