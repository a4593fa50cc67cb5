package belfry.server.cli.akash;

import belfry.core.akash.template.PostizForm;
import belfry.server.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code belfry akash rehearse}: checks, compiles and compares one file, for the launcher, which records the classes that
 * it loads (JEP 514), so that a command which starts nothing does not take a second either.
 */
@Command(name = "rehearse", hidden = true, mixinStandardHelpOptions = true, description = "Check one file, to prepare faster starts.")
final class RehearseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        var file = Files.createTempFile("rehearsal", ".yaml");
        try {
            Files.writeString(file, PostizForm.from(Map.of()).sdl().replace("denom: uact", "denom: uakt"));
            var name = file.toString();
            for (var arguments : List.of(List.of("validate", name), List.of("validate", "--diff", name),
                    List.of("validate", "--json", name), List.of("hash", name), List.of("compare", name, name),
                    List.of("template", "belfry"))) {
                silently(arguments);
            }
        } finally {
            Files.delete(file);
        }
        return ExitCode.FINE;
    }

    private static void silently(List<String> arguments) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        new CommandLine(new AkashCommand()).setOut(nowhere).setErr(nowhere).execute(arguments.toArray(String[]::new));
    }
}
