package belfry.core.akash.lease;

import java.time.Duration;

/** Times in words. */
final class Spans {
    private Spans() {}

    /** {@code 26 d 4 h}, {@code 5 h 12 min}, {@code 61 min}. */
    static String words(Duration span) {
        if (span.toHours() >= 48) {
            return "%d d %d h".formatted(span.toDays(), span.toHoursPart());
        }
        return span.toMinutes() >= 120
                ? "%d h %d min".formatted(span.toHours(), span.toMinutesPart())
                : "%d min".formatted(span.toMinutes());
    }
}
