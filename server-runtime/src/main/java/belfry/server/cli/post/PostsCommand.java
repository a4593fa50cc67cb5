package belfry.server.cli.post;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code belfry posts}: the parent of the commands for posts. */
@Command(name = "posts", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Write, list, explain and mend posts of the running server.", subcommands = {
        ListCommand.class, CreateCommand.class, ShowCommand.class, ExplainCommand.class,
        RepairCommand.class, CancelCommand.class}, footer = {"",
                "Example: belfry posts create --channel feed --at \"tomorrow 9am\" --text \"Good morning\""})
public final class PostsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public PostsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
