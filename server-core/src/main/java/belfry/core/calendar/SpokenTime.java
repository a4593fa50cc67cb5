package belfry.core.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a time as people write it: {@code tomorrow 9am}, {@code friday 18:30}, {@code in 20 minutes}, {@code 25 Nov 14:32},
 * {@code 2026-12-24 18:00}, {@code now}, or ISO 8601 with an offset.
 */
public final class SpokenTime {
    private static final Pattern IN = Pattern
            .compile("in (\\d{1,4}|an?) ?(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)");
    private static final Pattern DAY = Pattern
            .compile("(today|tomorrow|(?:next )?[a-z]{3,9}day|mon|tue|wed|thu|fri|sat|sun|\\d{4}-\\d\\d-\\d\\d"
                    + "|\\d{1,2}\\.? [a-z]{3,9}(?: \\d{4})?)?"
                    + "(?:[ t,]*(?:at )?(\\d{1,2})(?:[:.](\\d\\d))?(?::(\\d\\d))? ?(am|pm)?|[ ,]*(?:at )?(noon|midnight))?");
    private static final Pattern NAMED = Pattern.compile("(\\d{1,2})\\.? ([a-z]{3,9})(?: (\\d{4}))?");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private SpokenTime() {}

    /** Empty: not understood. Days and hours are the zone's; a day alone means nine in the morning. */
    public static Optional<Instant> parse(String words, Instant now, ZoneId zone) {
        return read(words, now, zone).map(WallClock.Resolved::at);
    }

    /** The same, telling also whether that time on the wall came once, twice or not at all. */
    public static Optional<WallClock.Resolved> read(String words, Instant now, ZoneId zone) {
        var text = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return text.equals("now") ? Optional.of(plain(now)) : absolute(text).or(() -> spoken(text, now, zone));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static WallClock.Resolved plain(Instant at) {
        return new WallClock.Resolved(at, WallClock.Meeting.ONCE, Duration.ZERO);
    }

    private static Optional<WallClock.Resolved> absolute(String text) {
        try {
            return Optional.of(plain(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<WallClock.Resolved> spoken(String text, Instant now, ZoneId zone) {
        var in = IN.matcher(text);
        if (in.matches()) {
            return Optional.of(plain(later(in, now, zone)));
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

    private static Optional<WallClock.Resolved> onDay(Matcher words, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        var day = words.group(1) == null ? Optional.of(today) : day(words.group(1), today);
        var time = time(words);
        if (day.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        var at = WallClock.resolve(LocalDateTime.of(day.get(), time.get()), zone);
        var passedToday = words.group(1) == null && !at.at().isAfter(now);
        return Optional.of(passedToday
                ? WallClock.resolve(LocalDateTime.of(today.plusDays(1), time.get()), zone)
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
            var named = NAMED.matcher(word);
            return named.matches() ? date(named, today) : Optional.of(LocalDate.parse(word));
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

    /** A day of a month without a year is the next one that comes. */
    private static Optional<LocalDate> date(Matcher named, LocalDate today) {
        var day = Integer.parseInt(named.group(1));
        for (var month : Month.values()) {
            if (month.name().toLowerCase(Locale.ROOT).startsWith(named.group(2))) {
                var year = named.group(3);
                var date = LocalDate.of(year == null ? today.getYear() : Integer.parseInt(year), month, day);
                return Optional.of(year == null && date.isBefore(today) ? date.plusYears(1) : date);
            }
        }
        return Optional.empty();
    }
}
