package belfry.server.cli.akash;

import belfry.core.akash.manifest.Compiled;
import belfry.server.cli.ExitCode;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** What the commands have in common that compile a file and print one part of what comes of it. */
final class CompileOptions {
    @Parameters(paramLabel = "FILE", description = "the deployment file, - for standard input")
    private String file = "";

    @Mixin
    private final RulesOption rules = new RulesOption();

    /** Prints the part as it is; nothing but a word on standard error when the rules refuse the file. */
    int print(CommandSpec spec, Function<Compiled, String> part) {
        var command = spec.commandLine();
        var compiled = CompiledFile.read(spec, file).by(rules.rules(), command.getErr());
        compiled.ifPresent(result -> command.getOut().print(part.apply(result)));
        command.getOut().flush();
        return compiled.isPresent() ? ExitCode.FINE : ExitCode.PROBLEM;
    }
}
