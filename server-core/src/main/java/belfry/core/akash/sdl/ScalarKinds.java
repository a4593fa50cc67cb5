package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Kind;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what an unquoted scalar is taken for, by the rules of js-yaml 4, which the official TypeScript library uses. */
final class ScalarKinds {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUTHS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0b[01]+|0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?"
            + "|\\.[0-9]+([eE][-+]?[0-9]+)?");
    private static final Set<String> SPECIAL = Set.of(".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf",
            "-.Inf", "-.INF", ".nan", ".NaN", ".NAN");
    private static final Pattern TIMESTAMP = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\d|\\d{4}-\\d\\d?-\\d\\d?([Tt]|[ \\t]+)\\d\\d?:\\d\\d:\\d\\d(\\.\\d*)?"
                    + "([ \\t]*(Z|[-+]\\d\\d?(:\\d\\d)?))?");
    private static final int LONGEST_NUMBER = 200;

    private ScalarKinds() {}

    static Kind of(String plain) {
        if (plain.length() <= 5 && NULLS.contains(plain)) {
            return Kind.NULL;
        }
        char first = plain.charAt(0);
        if ("0123456789+-.".indexOf(first) >= 0) {
            return number(plain);
        }
        return plain.length() <= 5 && TRUTHS.contains(plain) ? Kind.BOOLEAN : Kind.STRING;
    }

    private static Kind number(String plain) {
        if (plain.length() > LONGEST_NUMBER) {
            return plain.chars().allMatch(c -> c >= '0' && c <= '9') ? Kind.INTEGER : Kind.STRING;
        }
        if (INTEGER.matcher(plain).matches()) {
            return Kind.INTEGER;
        }
        if (SPECIAL.contains(plain)
                || (FLOAT.matcher(plain).matches() && Double.isFinite(Double.parseDouble(plain)))) {
            return Kind.FLOAT;
        }
        return TIMESTAMP.matcher(plain).matches() ? Kind.TIMESTAMP : Kind.STRING;
    }
}
