package belfry.desktop.shell;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A short notice at the lower edge. One that offers something or tells of a problem stays longer.
 *
 * @param button what the notice offers ({@code Undo}, {@code Open}); null: nothing
 */
public record Toast(Severity severity, String text, @Nullable String button, @Nullable Runnable run) {
    public static Toast of(String text) {
        return new Toast(Severity.INFO, text, null, null);
    }

    /** A notice with one thing to do about it. */
    public static Toast offering(String text, String button, Runnable run) {
        return new Toast(Severity.INFO, text, button, run);
    }

    /** A problem in two lines: what, and the first step of its remedy. */
    public static Toast of(Problem problem) {
        return new Toast(problem.severity(), problem.summary() + "\n" + problem.remedy().getFirst(), null, null);
    }

    /** How long it stays, in seconds. */
    int seconds() {
        return severity == Severity.INFO ? (button == null ? 4 : 10) : 12;
    }
}
