package belfry.server.cli.akash;

import belfry.server.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code belfry akash manifest}: the exact bytes that are hashed and sent to the provider, no newline added. */
@Command(name = "manifest", mixinStandardHelpOptions = true, description = "Print the canonical manifest: the exact bytes that are hashed and sent.")
final class ManifestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "FILE", description = "the deployment file, - for standard input")
    private String file;
    @Mixin
    private RulesOption rules;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    ManifestCommand() {}

    @Override
    public Integer call() {
        var command = spec.commandLine();
        var compiled = CompiledFile.read(spec, file).by(rules.rules(), command.getErr());
        compiled.ifPresent(result -> command.getOut().print(result.manifest()));
        command.getOut().flush();
        return compiled.isPresent() ? ExitCode.FINE : ExitCode.PROBLEM;
    }
}
