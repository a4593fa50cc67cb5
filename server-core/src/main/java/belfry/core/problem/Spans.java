package belfry.core.problem;

import java.time.Duration;
import java.util.regex.Pattern;

/** Spans of time in words, the same in problems, on the command line and in the console. */
public final class Spans {
    /** What {@link #words} makes, wherever it stands in a text: so that a span that only went on can be told from news. */
    public static final Pattern WORDS = Pattern.compile("\\b\\d+ (?:ms|s|min|h|d)\\b(?: \\d+ (?:min|h)\\b)?");

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Of so many days the hours say nothing more. */
    private static final int MANY_DAYS = 10;

    private Spans() {}

    /** {@code 120 ms}, {@code 45 s}, {@code 59 min}, {@code 3 h 20 min}, {@code 2 d 4 h}, {@code 30 d}. */
    public static String words(Duration span) {
        if (span.compareTo(SECOND) < 0) {
            return span.toMillis() + " ms";
        }
        if (span.toMinutes() == 0) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() == 0) {
            return span.toMinutes() + " min";
        }
        if (span.toDays() == 0) {
            return two(span.toHours(), "h", span.toMinutesPart(), "min");
        }
        return two(span.toDays(), "d", span.toDays() < MANY_DAYS ? span.toHoursPart() : 0, "h");
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        return small == 0
                ? large + " " + largeUnit
                : "%d %s %d %s".formatted(large, largeUnit, small, smallUnit);
    }
}
