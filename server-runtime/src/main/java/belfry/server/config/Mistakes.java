package belfry.server.config;

import belfry.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, so that it is all told at once. */
final class Mistakes {
    private final List<Problem> problems = new ArrayList<>();

    void unknown(String dotted, Given given) {
        var meant = Key.nearest(dotted).map(key -> "Write %s (or set %s)".formatted(key.dotted(), key.variable()));
        problems.add(Problem.error("config-unknown-key", "%s: there is no setting %s".formatted(given.where(), dotted),
                "A misspelt setting would silently do nothing",
                meant.orElse("Remove it, or compare it with the settings that `belfry serve --help` lists"))
                .at("/" + dotted.replace('.', '/')));
    }

    void bad(Key key, Given given, String expected) {
        bad(key.dotted(), key.secret() ? "this value" : "\"" + given.text() + "\"", given, expected);
    }

    void bad(String dotted, String shown, Given given, String expected) {
        problems.add(Problem.error("config-bad-value",
                "%s: %s is not a value for %s".formatted(given.where(), shown, dotted), "It must be " + expected,
                "Correct it at " + given.where()).at("/" + dotted.replace('.', '/')));
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}
