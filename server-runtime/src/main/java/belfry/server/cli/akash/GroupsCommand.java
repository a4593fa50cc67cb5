package belfry.server.cli.akash;

import belfry.server.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code belfry akash groups}: the groups that the chain would store. */
@Command(name = "groups", mixinStandardHelpOptions = true, description = "Print the groups of a deployment file as JSON.")
final class GroupsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "FILE", description = "the deployment file, - for standard input")
    private String file;
    @Mixin
    private RulesOption rules;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    GroupsCommand() {}

    @Override
    public Integer call() {
        var command = spec.commandLine();
        var compiled = CompiledFile.read(spec, file).by(rules.rules(), command.getErr());
        compiled.ifPresent(result -> command.getOut().println(result.groupsJson()));
        command.getOut().flush();
        return compiled.isPresent() ? ExitCode.FINE : ExitCode.PROBLEM;
    }
}
