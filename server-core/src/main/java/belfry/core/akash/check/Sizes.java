package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.Quantities;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;

/** Sizes in bytes with a unit. */
final class Sizes {
    private Sizes() {}

    /** Whether the Go tools can read the size; what either library cannot read is reported. */
    static boolean check(SdlPath path, Scalar size, Report report) {
        boolean typeScript = size.isString() && Quantities.typeScriptBytes(size.value()).isEmpty();
        boolean go = Quantities.goBytes(size.value()).isEmpty();
        if (typeScript || go) {
            report.error("sdl-size", Tools.of(typeScript, go), Spot.value(path),
                    new Words("%s is not a size".formatted(Quoted.of(size.value())), cause(typeScript, go),
                            "Write a number and Ki, Mi, Gi or Ti, such as 512Mi"));
        }
        return !go;
    }

    private static String cause(boolean typeScript, boolean go) {
        if (typeScript && go) {
            return "Expected is a number with one of the units k M G T P E or Ki Mi Gi Ti Pi Ei";
        }
        return typeScript
                ? "The TypeScript library wants a unit; the Go tools take a plain number for bytes"
                : "The Go tools know the units k M G T P E and Ki Mi Gi Ti Pi Ei, in exactly these letters; the"
                        + " TypeScript library guesses";
    }
}
