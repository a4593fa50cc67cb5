package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.regex.Pattern;

/** The notice that a provider must give before it takes its resources back. */
final class ReclamationRules implements Rule {
    private static final Pattern SCHEMA = Pattern.compile("[1-9][0-9]{0,15}[smh]");
    private static final Pattern GO_DURATION = Pattern
            .compile("\\+?(([0-9]{1,15}(\\.[0-9]{0,15})?|\\.[0-9]{1,15})(ns|us|µs|μs|ms|s|m|h)){1,8}");

    @Override
    public void check(Sdl sdl, Report report) {
        sdl.reclamation().ifPresent(reclamation -> reclamation.minWindow().ifPresent(window -> {
            if (!window.isString() || !SCHEMA.matcher(window.value()).matches()) {
                report.error("sdl-reclamation-window", goTakes(window) ? Tools.CONSOLE : Tools.ALL,
                        Spot.value(reclamation.path().child("min_window")),
                        new Words("%s is not a notice".formatted(Quoted.of(window.value())),
                                "The schema wants a whole number above zero with s, m or h; the Go tools also take"
                                        + " 1h30m",
                                "Write it like 24h"));
            }
        }));
    }

    private static boolean goTakes(Scalar window) {
        var text = window.value();
        return text.length() < 100 && GO_DURATION.matcher(text).matches() && text.matches(".*[1-9].*");
    }
}
