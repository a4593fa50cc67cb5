package belfry.server.cli.akash;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code belfry akash groups}: the groups that the chain would store. */
@Command(name = "groups", mixinStandardHelpOptions = true, description = "Print the groups of a deployment file as JSON.")
final class GroupsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CompileOptions options;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    GroupsCommand() {}

    @Override
    public Integer call() {
        return options.print(spec, result -> result.groupsJson() + System.lineSeparator());
    }
}
