package belfry.server.cli.akash;

import belfry.core.akash.definition.Sdl;
import belfry.core.akash.diff.Change;
import belfry.core.akash.diff.Change.Effect;
import belfry.core.akash.diff.Comparison;
import belfry.core.akash.diff.SdlDiff;
import belfry.server.cli.ExitCode;
import belfry.server.cli.Printed;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code belfry akash compare}: what an update from one file to another would do. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = "Say what an update would change in place, restart, lose, or refuse.", footer = {
        "", "Exit status: 0 the update is possible and loses nothing, 1 it is not or does, 2 wrong use."})
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(index = "0", paramLabel = "OLD", description = "the file as it is deployed")
    private String old;
    @Parameters(index = "1", paramLabel = "NEW", description = "the file to be deployed")
    private String fresh;
    @Option(names = "--json", description = "print the comparison as JSON")
    private boolean json;

    /** What {@code --json} prints. */
    record Answer(boolean updatable, List<String> restarts, List<String> losses, List<Line> changes) {}

    /** One change in JSON. */
    record Line(String effect, String service, String path, String what, String before, String after,
            String consequence) {
        static Line of(Change change) {
            return new Line(words(change.effect()), change.service(), change.path().toString(), change.what(),
                    change.before(),
                    change.after(), change.consequence());
        }
    }

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    CompareCommand() {}

    @Override
    public Integer call() {
        var comparison = SdlDiff.of(Sdl.of(SdlFile.read(old).source()), Sdl.of(SdlFile.read(fresh).source()));
        var out = spec.commandLine().getOut();
        if (json) {
            Printed.json(out, new Answer(comparison.updatable(), comparison.restarts(), comparison.losses(),
                    comparison.changes().stream().map(Line::of).toList()));
        } else {
            print(out, comparison);
        }
        return comparison.updatable() && comparison.losses().isEmpty() ? ExitCode.FINE : ExitCode.PROBLEM;
    }

    private static void print(PrintWriter out, Comparison comparison) {
        for (var effect : Effect.values()) {
            var changes = comparison.changes().stream().filter(change -> change.effect() == effect).toList();
            if (!changes.isEmpty()) {
                out.println(words(effect) + ":");
                changes.forEach(change -> out.println("  %s %s: %s -> %s%n    %s"
                        .formatted(change.service(), change.what(),
                                shown(change.before()), shown(change.after()), change.consequence())
                        .replace("   :", ":")));
            }
        }
        comparison.losses().forEach(loss -> out.println("lost: " + loss));
        out.println(comparison.changes().isEmpty()
                ? "Nothing changes."
                : comparison.updatable()
                        ? "The running deployment can be updated."
                        : "This needs a new deployment; back up first.");
        out.flush();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    private static String words(Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
