package belfry.desktop.composer;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a time as people write it: {@code tomorrow 9am}, {@code fri 18:00}, {@code in 2 hours}, {@code 25 Nov 14:32}. */
final class WhenWords {
    private static final Pattern AFTER = Pattern.compile("in (\\d{1,4}) ?(min|minutes?|h|hours?|d|days?|w|weeks?)");
    private static final Pattern TIME = Pattern.compile("(?:^|\\s)(?:at )?(\\d{1,2})(?:[:.](\\d{2}))?\\s?(am|pm)?$");
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern NAMED_DAY = Pattern.compile("(\\d{1,2})\\.? ([a-z]{3,9})(?: (\\d{4}))?");
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int LETTERS = 3;

    private WhenWords() {}

    /** Empty when the words are no time. A time that does not exist on a day of daylight saving moves past the gap. */
    static Optional<Instant> read(String words, Instant now, ZoneId zone) {
        var text = words.strip().toLowerCase(Locale.ROOT).replace(",", " ").replaceAll("\\s+", " ");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(read(text, now.atZone(zone)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime read(String text, ZonedDateTime now) {
        var after = AFTER.matcher(text);
        if (after.matches()) {
            return later(now, Integer.parseInt(after.group(1)), after.group(2));
        }
        var time = TIME.matcher(text);
        var hasTime = time.find() && !ISO_DAY.matcher(text).matches();
        var day = (hasTime ? text.substring(0, time.start()) : text).strip();
        var at = hasTime ? time(time) : MORNING;
        if (day.isEmpty()) {
            var today = now.toLocalDate().atTime(at).atZone(now.getZone());
            return today.isAfter(now) ? today : now.toLocalDate().plusDays(1).atTime(at).atZone(now.getZone());
        }
        return day(day, now.toLocalDate()).atTime(at).atZone(now.getZone());
    }

    private static ZonedDateTime later(ZonedDateTime now, int count, String unit) {
        return switch (unit.charAt(0)) {
            case 'm' -> now.plus(Duration.ofMinutes(count));
            case 'h' -> now.plus(Duration.ofHours(count));
            case 'd' -> now.plusDays(count);
            default -> now.plusWeeks(count);
        };
    }

    private static LocalTime time(Matcher match) {
        var hour = Integer.parseInt(match.group(1));
        var minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        if (match.group(3) == null) {
            return LocalTime.of(hour, minute);
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no such hour");
        }
        return LocalTime.of(hour % 12 + (match.group(3).equals("pm") ? 12 : 0), minute);
    }

    private static LocalDate day(String text, LocalDate today) {
        var words = text.startsWith("next ") ? text.substring(5) : text;
        switch (words) {
            case "today" -> {
                return today;
            }
            case "tomorrow" -> {
                return today.plusDays(1);
            }
            case "week" -> {
                return today.plusWeeks(1);
            }
            default -> {}
        }
        for (var day : DayOfWeek.values()) {
            var name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            if (words.length() >= LETTERS && name.startsWith(words)) {
                return today.with(TemporalAdjusters.next(day));
            }
        }
        return date(words, today);
    }

    private static LocalDate date(String words, LocalDate today) {
        var iso = ISO_DAY.matcher(words);
        if (iso.matches()) {
            return LocalDate.of(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)),
                    Integer.parseInt(iso.group(3)));
        }
        var named = NAMED_DAY.matcher(words);
        if (!named.matches()) {
            throw new DateTimeException("no day");
        }
        var month = month(named.group(2));
        var day = Integer.parseInt(named.group(1));
        if (named.group(3) != null) {
            return LocalDate.of(Integer.parseInt(named.group(3)), month, day);
        }
        var thisYear = LocalDate.of(today.getYear(), month, day);
        return thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear;
    }

    private static int month(String word) {
        for (var month : java.time.Month.values()) {
            if (month.name().toLowerCase(Locale.ROOT).startsWith(word)) {
                return month.getValue();
            }
        }
        throw new DateTimeException("no month");
    }
}
