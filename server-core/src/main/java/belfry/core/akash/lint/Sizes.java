package belfry.core.akash.lint;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sizes as deployment files write them: {@code 512Mi}, {@code 1.5G}, {@code 500m}. */
final class Sizes {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)([kKMGTPE]?)(i?)");
    private static final Pattern CPU = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(m?)");
    private static final Map<String, Integer> POWERS = Map.of("", 0, "k", 1, "K", 1, "M", 2, "G", 3, "T", 4, "P", 5,
            "E", 6);

    private Sizes() {}

    static Optional<BigDecimal> bytes(String text) {
        var match = SIZE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var step = BigDecimal.valueOf(match.group(3).isEmpty() ? 1000 : 1024);
        return Optional.of(new BigDecimal(match.group(1)).multiply(step.pow(POWERS.getOrDefault(match.group(2), 0))));
    }

    /** Processors, so that {@code 500m} is 0.5. */
    static Optional<BigDecimal> cpu(String text) {
        var match = CPU.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(match.group(1)).movePointLeft(match.group(2).isEmpty() ? 0 : 3));
    }

    static BigDecimal gibibytes(long count) {
        return BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(1L << 30));
    }
}
