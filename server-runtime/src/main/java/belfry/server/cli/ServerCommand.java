package belfry.server.cli;

import belfry.core.post.Excerpt;
import belfry.core.problem.Problem;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that asks the running server. */
public abstract class ServerCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    protected ServerCommand() {}

    /** Does what the command is for; answers its exit status. */
    protected abstract int run(LocalApi api);

    @Override
    public final Integer call() {
        spec.commandLine().getParseResult().originalArgs().forEach(ServerCommand::requireWhole);
        return run(LocalApi.of(settings.read()));
    }

    /** Java puts this character where the bytes of an argument are no text in the terminal's encoding. */
    private static void requireWhole(String argument) {
        if (argument.indexOf('\uFFFD') >= 0) {
            throw wrong("text-not-utf8",
                    "The text \"%s\" did not arrive whole".formatted(Excerpt.of(List.of(argument))),
                    "It is not UTF-8, or this terminal is not set to UTF-8",
                    "Set LC_ALL=C.UTF-8; the text of a post may also come on standard input");
        }
    }

    protected final boolean json() {
        return json;
    }

    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    protected final void say(String format, Object... values) {
        out().printf(format + "%n", values);
        out().flush();
    }

    /** Wrong use, exit status 2. */
    protected static WrongUse wrong(String code, String summary, String cause, String remedy) {
        return new WrongUse(List.of(Problem.error(code, summary, cause, remedy)));
    }
}
