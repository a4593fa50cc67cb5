package belfry.server.cli;

import belfry.server.cli.akash.AkashCommand;
import belfry.server.cli.channel.ChannelsCommand;
import belfry.server.cli.post.PostsCommand;
import belfry.server.cli.workspace.UserCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code belfry}: the parent of all commands. */
@Command(name = "belfry", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "A self-hosted social-media scheduler and the console that keeps it running.", synopsisSubcommandLabel = "COMMAND", subcommands = {
        UpCommand.class,
        ServeCommand.class,
        OrchestratorCommand.class,
        ConsoleCommand.class,
        StatusCommand.class,
        DoctorCommand.class,
        AkashCommand.class,
        PostsCommand.class,
        ChannelsCommand.class,
        UserCommand.class,
        CompletionCommand.class,
        RehearseCommand.class,
        HelpCommand.class}, footer = {"", "Exit status: 0 fine, 1 a problem was found, 2 wrong use.",
                "Settings: belfry help serve. Start with: belfry up"})
public final class BelfryCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public BelfryCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
