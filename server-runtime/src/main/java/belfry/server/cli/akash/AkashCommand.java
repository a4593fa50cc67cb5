package belfry.server.cli.akash;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code belfry akash}: the parent of the commands for Akash deployment files. */
@Command(name = "akash", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Check, mend and compile Akash deployment files (SDL), and see what runs.", subcommands = {
        ValidateCommand.class, GroupsCommand.class, ManifestCommand.class, HashCommand.class,
        CompareCommand.class,
        TemplateCommand.class, LeasesCommand.class,
        RehearseCommand.class}, footer = {"", "Only leases needs a network or a running server."})
public final class AkashCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public AkashCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
