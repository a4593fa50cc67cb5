package belfry.core.akash.check;

import belfry.core.akash.sdl.SdlNode;
import belfry.core.akash.sdl.SdlNode.Scalar;

/** A value as it is cited in a finding: in quotes, in one line, and not endless. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String text) {
        var cited = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return '"' + cited.replaceAll("\\p{Cntrl}", " ") + '"';
    }

    static String of(SdlNode node) {
        return node instanceof Scalar scalar ? of(scalar.value()) : "The value";
    }
}
