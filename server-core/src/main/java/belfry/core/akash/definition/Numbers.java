package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode.Kind;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers and truth values as they are written in YAML. */
public final class Numbers {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9.]+(e[-+]?[0-9]+)?");
    private static final int LONGEST = 200;

    private Numbers() {}

    /** Whether YAML takes it for a number. */
    public static boolean isNumber(Scalar scalar) {
        return scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.FLOAT;
    }

    /** Its value, or not-a-number when it has none. */
    public static double value(Scalar scalar) {
        if (scalar.value().length() > LONGEST) {
            return scalar.kind() == Kind.INTEGER ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        var text = scalar.value().replace("_", "").toLowerCase(Locale.ROOT);
        try {
            return scalar.kind() == Kind.INTEGER ? integer(text).doubleValue() : decimal(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static BigInteger integer(String text) {
        boolean negative = text.startsWith("-");
        var digits = negative || text.startsWith("+") ? text.substring(1) : text;
        var value = digits.length() < 3 || Character.isDigit(digits.charAt(1))
                ? new BigInteger(digits)
                : new BigInteger(digits.substring(2), radix(digits.charAt(1)));
        return negative ? value.negate() : value;
    }

    private static int radix(char mark) {
        return mark == 'x' ? 16 : mark == 'o' ? 8 : 2;
    }

    private static double decimal(String text) {
        if (text.endsWith(".inf")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    /** Its value as a whole number, held within what a 32-bit count can hold; 0 when it is no number. */
    public static long whole(Scalar scalar) {
        double value = value(scalar);
        return Double.isNaN(value) ? 0 : (long) Math.clamp(value, -1.0, 4_294_967_296.0);
    }

    public static boolean isWhole(Scalar scalar) {
        double value = value(scalar);
        return isNumber(scalar) && value == Math.rint(value) && !Double.isInfinite(value);
    }

    /** Whether it means yes in any of the ways YAML knows. */
    public static boolean truth(Scalar scalar) {
        return TRUE.contains(scalar.value().toLowerCase(Locale.ROOT));
    }

    /** A number as JavaScript prints it. */
    public static String printed(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
