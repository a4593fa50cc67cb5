package belfry.server;

import belfry.server.cli.BelfryCommand;
import belfry.server.cli.ExitCode;
import belfry.server.config.SettingsPage;
import java.util.List;
import picocli.CommandLine;

/** The command line's entry. */
public final class Main {
    private static final List<String> WITH_SETTINGS = List.of("up", "serve", "orchestrator");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new BelfryCommand()).setExecutionExceptionHandler(new ExitCode())
                .setCaseInsensitiveEnumValuesAllowed(true);
        WITH_SETTINGS.forEach(name -> line.getSubcommands().get(name).getHelpSectionMap().put(
                CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER,
                _ -> System.lineSeparator() + String.join(System.lineSeparator(), SettingsPage.lines())
                        + System.lineSeparator()));
        return line;
    }
}
