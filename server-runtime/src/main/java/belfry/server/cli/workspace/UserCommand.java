package belfry.server.cli.workspace;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code belfry user}: the parent of the commands for people. */
@Command(name = "user", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Add people, set their passwords and roles.", subcommands = {
        ListCommand.class, AddCommand.class, PasswordCommand.class, RoleCommand.class})
public final class UserCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public UserCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
