package belfry.desktop.post;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days as the filter line names them: {@code yesterday}, {@code last-week}, {@code 2026-11-01..2026-11-24}. */
record DueWords(LocalDate today, ZoneId zone, Instant now) {
    static final List<String> WORDS = List.of("today", "yesterday", "tomorrow", "this-week", "last-week", "next-week",
            "past", "future");

    /** From, inclusive, to, exclusive; null: without an end on that side. */
    record Range(@Nullable Instant from, @Nullable Instant to) {}

    Optional<Range> read(String words) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "today" -> Optional.of(days(today, 1));
            case "yesterday" -> Optional.of(days(today.minusDays(1), 1));
            case "tomorrow" -> Optional.of(days(today.plusDays(1), 1));
            case "this-week" -> Optional.of(days(monday, 7));
            case "last-week" -> Optional.of(days(monday.minusWeeks(1), 7));
            case "next-week" -> Optional.of(days(monday.plusWeeks(1), 7));
            case "past" -> Optional.of(new Range(null, now));
            case "future" -> Optional.of(new Range(now, null));
            default -> dates(words);
        };
    }

    private Range days(LocalDate first, int count) {
        return new Range(start(first), start(first.plusDays(count)));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Optional<Range> dates(String words) {
        var dots = words.indexOf("..");
        try {
            if (dots < 0) {
                return Optional.of(days(LocalDate.parse(words), 1));
            }
            var first = words.substring(0, dots);
            var last = words.substring(dots + 2);
            return first.isEmpty() && last.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Range(first.isEmpty() ? null : start(LocalDate.parse(first)),
                            last.isEmpty() ? null : start(LocalDate.parse(last).plusDays(1))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
