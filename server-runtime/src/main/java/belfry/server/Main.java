package belfry.server;

import belfry.server.cli.BelfryCommand;
import belfry.server.cli.ExitCode;
import picocli.CommandLine;

/** The command line's entry. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new BelfryCommand()).setExecutionExceptionHandler(new ExitCode())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
