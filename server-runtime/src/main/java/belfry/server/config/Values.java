package belfry.server.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The merged settings, read type by type; what does not fit is noted and the default stands in for it. */
final class Values {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

    private final Map<String, Given> given;
    private final Mistakes mistakes;

    Values(Map<String, Given> given, Mistakes mistakes) {
        this.given = given;
        this.mistakes = mistakes;
    }

    /** What was given for the key; an empty text counts as nothing, so that a variable can be switched off. */
    Optional<Given> find(Key key) {
        return Optional.ofNullable(given.get(key.dotted())).filter(value -> !value.text().isBlank());
    }

    String text(Key key, String otherwise) {
        return find(key).map(Given::text).orElse(otherwise);
    }

    <T> Optional<T> read(Key key, String expected, Function<String, Optional<T>> form) {
        return find(key).flatMap(value -> {
            var result = form.apply(value.text().strip());
            if (result.isEmpty()) {
                mistakes.bad(key, value, expected);
            }
            return result;
        });
    }

    int whole(Key key, int least, int most, int otherwise) {
        return read(key, "a whole number from %d to %d".formatted(least, most),
                text -> Addresses.whole(text).filter(number -> number >= least && number <= most)).orElse(otherwise);
    }

    boolean yes(Key key, boolean otherwise) {
        return read(key, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        }).orElse(otherwise);
    }

    <E extends Enum<E>> E one(Key key, Class<E> type, E otherwise) {
        var names = Arrays.stream(type.getEnumConstants()).map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return read(key, "one of " + names, text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(text)).findFirst()).orElse(otherwise);
    }

    Duration duration(Key key, Duration otherwise) {
        return read(key, "a time such as 500ms, 30s or 5m", Values::duration).orElse(otherwise);
    }

    private static Optional<Duration> duration(String text) {
        var match = SHORT_DURATION.matcher(text);
        if (match.matches()) {
            var number = Long.parseLong(match.group(1));
            return Optional.of(switch (match.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            });
        }
        try {
            return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
