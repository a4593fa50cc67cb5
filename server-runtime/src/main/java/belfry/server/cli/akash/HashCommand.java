package belfry.server.cli.akash;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code belfry akash hash}: the version of the deployment on the chain. */
@Command(name = "hash", mixinStandardHelpOptions = true, description = "Print the version hash in hexadecimal.")
final class HashCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CompileOptions options;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    HashCommand() {}

    @Override
    public Integer call() {
        return options.print(spec, result -> result.hash() + System.lineSeparator());
    }
}
