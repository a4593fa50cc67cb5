package belfry.server;

import belfry.server.cli.BelfryCommand;
import belfry.server.cli.ExitCode;
import belfry.server.cli.akash.AkashCommand;
import belfry.server.cli.WrittenValues;
import belfry.server.config.SettingsPage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line's entry. */
public final class Main {
    private static final List<String> WITH_SETTINGS = List.of("up", "serve", "orchestrator");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        boolean filesOnly = arguments.length > 0 && arguments[0].equals("akash");
        return (filesOnly ? akashAlone() : commandLine()).execute(arguments);
    }

    static CommandLine commandLine() {
        var line = handled(new CommandLine(new BelfryCommand()));
        var page = System.lineSeparator() + String.join(System.lineSeparator(), SettingsPage.lines())
                + System.lineSeparator();
        line.getSubcommands().forEach((name, command) -> {
            if (WITH_SETTINGS.contains(name)) {
                command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> page);
            }
        });
        return line;
    }

    /** The commands for deployment files, which need nothing of the server: loading the others doubles their time. */
    static CommandLine akashAlone() {
        return handled(new CommandLine(CommandSpec.create().name("belfry")).addSubcommand(new AkashCommand()));
    }

    private static CommandLine handled(CommandLine commands) {
        return commands.setExecutionExceptionHandler(new ExitCode()).setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(UUID.class, WrittenValues::id)
                .registerConverter(Instant.class, WrittenValues::instant);
    }
}
