package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.regex.Pattern;

/** The version of the format. */
final class VersionRules implements Rule {
    private static final SdlPath PATH = SdlPath.of("version");
    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?");

    @Override
    public void check(Sdl sdl, Report report) {
        sdl.version().ifPresent(version -> check(version, report));
    }

    private static void check(Scalar version, Report report) {
        boolean known = version.value().equals("2.0") || version.value().equals("2.1");
        if (known && version.isString()) {
            return;
        }
        boolean go = !goReads(version.value().strip());
        if (!version.isString() && (known || version.value().matches("2(\\.0*)?"))) {
            report.error("sdl-version-not-text", Tools.CONSOLE, Spot.value(PATH),
                    new Words("The version must be a text", "Without quotes YAML takes it for a number",
                            "Write it in quotes: \"%s\"".formatted(known ? version.value() : "2.0")));
            return;
        }
        report.error("sdl-version-unknown", go ? Tools.ALL : Tools.CONSOLE, Spot.value(PATH),
                new Words("%s is not a version of the format".formatted(Quoted.of(version.value())),
                        "There are the versions 2.0 and 2.1", "Write \"2.0\" or \"2.1\""));
    }

    /** The Go tools take 2.0.0 and everything from 2.1.0 on, also when parts are left out. */
    private static boolean goReads(String version) {
        var match = NUMBERS.matcher(version);
        if (!match.matches()) {
            return false;
        }
        int major = Integer.parseInt(match.group(1));
        int minor = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        int patch = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        return major > 2 || (major == 2 && (minor > 0 || patch == 0));
    }
}
