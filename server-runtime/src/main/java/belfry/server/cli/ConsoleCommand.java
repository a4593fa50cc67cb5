package belfry.server.cli;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code belfry console}: known here for the sake of help and completion; the launcher opens the console itself, which
 * has a class path of its own.
 */
@Command(name = "console", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
        "Open the desktop console of a server.",
        "Without --server it opens the one of last time, else the server of this machine."})
public final class ConsoleCommand implements Callable<Integer> {
    @Option(names = "--server", paramLabel = "URL", description = "Address of the server.")
    private @Nullable String server;

    @Option(names = "--home", paramLabel = "DIR", description = "Installation of this machine, whose token lets the console in (BELFRY_HOME; default: ~/.belfry).")
    private @Nullable Path home;

    @Override
    public Integer call() {
        throw new BelfryException(Problem.error("console-without-launcher", "The console is opened by the launcher",
                "belfry.server.Main was called directly" + (server == null && home == null ? "" : ", with options"),
                "Run packaging/belfry console, or the belfry program of your installation"));
    }
}
