package belfry.server.cli.channel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code belfry channels}: the parent of the commands for channels. */
@Command(name = "channels", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Connect, check and remove accounts of the running server.", subcommands = {
        ListCommand.class, AddCommand.class, CheckCommand.class, RemoveCommand.class,
        NetworksCommand.class})
public final class ChannelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public ChannelsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
