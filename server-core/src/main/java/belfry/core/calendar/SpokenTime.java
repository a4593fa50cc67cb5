package belfry.core.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a time as people write it: {@code tomorrow 9am}, {@code friday 18:30}, {@code in 20 minutes},
 * {@code 2026-12-24 18:00}, {@code now}, or ISO 8601 with an offset.
 */
public final class SpokenTime {
    private static final Pattern IN = Pattern
            .compile("in (\\d{1,4}|an?) ?(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)");
    private static final Pattern DAY = Pattern
            .compile("(today|tomorrow|(?:next )?[a-z]{3,9}day|mon|tue|wed|thu|fri|sat|sun|\\d{4}-\\d\\d-\\d\\d)?"
                    + "(?:[ t,]*(?:at )?(\\d{1,2})(?:[:.](\\d\\d))?(?::(\\d\\d))? ?(am|pm)?|[ ,]*(?:at )?(noon|midnight))?");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private SpokenTime() {}

    /** Empty: not understood. Days and hours are the zone's; a day alone means nine in the morning. */
    public static Optional<Instant> parse(String words, Instant now, ZoneId zone) {
        var text = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return text.equals("now") ? Optional.of(now) : absolute(text).or(() -> spoken(text, now, zone));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> absolute(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> spoken(String text, Instant now, ZoneId zone) {
        var in = IN.matcher(text);
        if (in.matches()) {
            return Optional.of(later(in, now, zone));
        }
        var day = DAY.matcher(text);
        return day.matches() ? onDay(day, now, zone) : Optional.empty();
    }

    private static Instant later(Matcher in, Instant now, ZoneId zone) {
        var many = in.group(1).startsWith("a") ? 1 : Integer.parseInt(in.group(1));
        return switch (in.group(2).charAt(0)) {
            case 's' -> now.plusSeconds(many);
            case 'm' -> now.plus(Duration.ofMinutes(many));
            case 'h' -> now.plus(Duration.ofHours(many));
            // Days and weeks by the calendar: the same hour on the wall, whatever the clocks do in between.
            case 'd' -> now.atZone(zone).plusDays(many).toInstant();
            default -> now.atZone(zone).plusWeeks(many).toInstant();
        };
    }

    private static Optional<Instant> onDay(Matcher words, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        var day = words.group(1) == null ? Optional.of(today) : day(words.group(1), today);
        var time = time(words);
        if (day.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        var at = WallClock.resolve(LocalDateTime.of(day.get(), time.get()), zone).at();
        var passedToday = words.group(1) == null && !at.isAfter(now);
        return Optional.of(passedToday
                ? WallClock.resolve(LocalDateTime.of(today.plusDays(1), time.get()), zone).at()
                : at);
    }

    private static Optional<LocalTime> time(Matcher words) {
        if (words.group(6) != null) {
            return Optional.of(words.group(6).equals("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT);
        }
        if (words.group(2) == null) {
            return words.group(1) == null ? Optional.empty() : Optional.of(MORNING);
        }
        var hour = Integer.parseInt(words.group(2));
        var minute = words.group(3) == null ? 0 : Integer.parseInt(words.group(3));
        var second = words.group(4) == null ? 0 : Integer.parseInt(words.group(4));
        if (words.group(5) == null) {
            // A lone number says nothing: 9 o'clock or the 9th?
            return words.group(3) == null ? Optional.empty() : Optional.of(LocalTime.of(hour, minute, second));
        }
        if (hour < 1 || hour > 12) {
            return Optional.empty();
        }
        return Optional.of(LocalTime.of(hour % 12 + (words.group(5).equals("pm") ? 12 : 0), minute, second));
    }

    private static Optional<LocalDate> day(String word, LocalDate today) {
        if (word.equals("today")) {
            return Optional.of(today);
        }
        if (word.equals("tomorrow")) {
            return Optional.of(today.plusDays(1));
        }
        if (Character.isDigit(word.charAt(0))) {
            return Optional.of(LocalDate.parse(word));
        }
        var name = word.replace("next ", "");
        for (var day : DayOfWeek.values()) {
            var full = day.name().toLowerCase(Locale.ROOT);
            if (name.equals(full) || name.equals(full.substring(0, 3))) {
                return Optional.of(today.with(TemporalAdjusters.next(day)));
            }
        }
        return Optional.empty();
    }
}
