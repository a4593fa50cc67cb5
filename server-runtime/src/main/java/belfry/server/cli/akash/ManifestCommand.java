package belfry.server.cli.akash;

import belfry.core.akash.manifest.Compiled;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code belfry akash manifest}: the exact bytes that are hashed and sent to the provider, no newline added. */
@Command(name = "manifest", mixinStandardHelpOptions = true, description = "Print the canonical manifest: the exact bytes that are hashed and sent.")
final class ManifestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CompileOptions options;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    ManifestCommand() {}

    @Override
    public Integer call() {
        return options.print(spec, Compiled::manifest);
    }
}
