package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Sizes and processor shares as the two official libraries read them. They differ: TypeScript rounds fractions up, takes
 * any case and ignores letters it does not know; Go cuts fractions off and takes only its own suffixes.
 */
public final class Quantities {
    private static final Pattern NUMBER_AND_LETTERS = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)([a-zA-Z]*)");
    private static final Pattern GO_FLOAT = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern GO_SUFFIX = Pattern.compile("k|[MGTPE]|[KMGTPE]i");
    private static final Pattern GO_THOUSANDTHS = Pattern.compile("\\d{1,9}m");
    private static final Pattern GO_COUNT = Pattern.compile("\\d{1,15}");
    private static final Pattern GO_MEMORY = Pattern.compile("[-+.0-9eE]+([KMGTPE]i)?");
    private static final String STEPS = "kmgtpe";
    private static final double MOST = 9.0e18;

    private Quantities() {}

    /** A size in bytes by the TypeScript rules; empty when they throw. */
    public static OptionalDouble typeScriptBytes(String size) {
        var match = NUMBER_AND_LETTERS.matcher(size);
        if (!match.matches() || match.group(2).isEmpty()) {
            return OptionalDouble.empty();
        }
        var letters = match.group(2).toLowerCase(Locale.ROOT);
        int step = STEPS.indexOf(letters.charAt(0));
        double base = letters.substring(1).equals("i") ? 1024 : 1000;
        return OptionalDouble.of(Math.ceil(Double.parseDouble(match.group(1)) * Math.pow(base, step + 1)));
    }

    /** A size in bytes by the Go rules; empty when they give an error. */
    public static OptionalLong goBytes(String size) {
        int letters = suffixLength(size);
        var suffix = size.substring(size.length() - letters);
        if (letters > 0 && !GO_SUFFIX.matcher(suffix).matches()) {
            return OptionalLong.empty();
        }
        int step = letters == 0 ? -1 : STEPS.indexOf(Character.toLowerCase(suffix.charAt(0)));
        double unit = Math.pow(letters == 2 ? 1024 : 1000, step + 1);
        return goNumber(size.substring(0, size.length() - letters), unit);
    }

    private static int suffixLength(String size) {
        int at = size.length();
        while (at > 0 && Character.isLetter(size.charAt(at - 1))) {
            at--;
        }
        return size.length() - at;
    }

    private static OptionalLong goNumber(String text, double factor) {
        if (!GO_FLOAT.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        double value = Double.parseDouble(text) * factor;
        return value < 0 || value > MOST ? OptionalLong.empty() : OptionalLong.of((long) value);
    }

    /** Thousandths of a processor by the TypeScript rules. */
    public static OptionalDouble typeScriptCpu(Scalar units) {
        if (Numbers.isNumber(units)) {
            double value = Numbers.value(units);
            return Double.isFinite(value) ? OptionalDouble.of(value * 1000) : OptionalDouble.empty();
        }
        var match = NUMBER_AND_LETTERS.matcher(units.value());
        if (!match.matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(match.group(1));
        return OptionalDouble.of(match.group(2).equalsIgnoreCase("m") ? value : value * 1000);
    }

    /** Thousandths of a processor by the Go rules. */
    public static OptionalLong goCpu(Scalar units) {
        var text = units.value();
        if (text.endsWith("m")) {
            return GO_THOUSANDTHS.matcher(text).matches()
                    ? OptionalLong.of(Long.parseLong(text.substring(0, text.length() - 1)))
                    : OptionalLong.empty();
        }
        return goNumber(text, 1000);
    }

    /** Graphics processors by the Go rules, which take only plain digits. */
    public static OptionalLong goGpu(Scalar units) {
        return GO_COUNT.matcher(units.value()).matches()
                ? OptionalLong.of(Long.parseLong(units.value()))
                : OptionalLong.empty();
    }

    /** Memory of a graphics processor in whole gibibytes by the Go rules, which know only the suffixes with an i. */
    public static OptionalLong goGibibytes(String size) {
        if (!GO_MEMORY.matcher(size).matches()) {
            return OptionalLong.empty();
        }
        var bytes = goBytes(size);
        return bytes.isEmpty() ? bytes : OptionalLong.of(bytes.getAsLong() >> 30);
    }
}
