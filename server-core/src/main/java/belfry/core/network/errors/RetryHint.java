package belfry.core.network.errors;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/** Reads how long a network asks to be left alone. */
public final class RetryHint {
    /** A number this large is a time since 1970, a smaller one a number of seconds from now. */
    private static final long EPOCH_SECONDS = 1_000_000_000L;

    private RetryHint() {}

    /**
     * {@code Retry-After} in seconds or as a date (RFC 9110), {@code RateLimit-Reset} (the AT Protocol gives it as a time
     * since 1970), {@code X-RateLimit-Reset} (Mastodon gives it as ISO text); the first that can be read.
     *
     * @param header gives a header's value, or empty
     */
    public static Optional<Duration> in(Function<String, Optional<String>> header, Instant now) {
        return header.apply("Retry-After").flatMap(text -> read(text, now))
                .or(() -> header.apply("RateLimit-Reset").flatMap(text -> read(text, now)))
                .or(() -> header.apply("X-RateLimit-Reset").flatMap(text -> read(text, now)));
    }

    static Optional<Duration> read(String value, Instant now) {
        var text = value.strip();
        if (text.matches("[0-9]{1,12}")) {
            var number = Long.parseLong(text);
            return Optional.of(number < EPOCH_SECONDS
                    ? Duration.ofSeconds(number)
                    : until(Instant.ofEpochSecond(number),
                            now));
        }
        return date(text).map(then -> until(then, now));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(text.contains(",")
                    ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()
                    : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty(); // not a form that any network documents: as good as no hint
        }
    }

    private static Duration until(Instant then, Instant now) {
        var wait = Duration.between(now, then);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
