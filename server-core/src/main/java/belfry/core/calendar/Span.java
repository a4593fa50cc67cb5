package belfry.core.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/** Days that follow each other: what a calendar shows at once. */
public record Span(LocalDate first, int days) {
    private static final int WEEK = 7;
    private static final int WEEKS = 6;

    public Span {
        if (days < 1) {
            throw new IllegalArgumentException("a span of %d days".formatted(days));
        }
    }

    /** The six weeks around a month, from the Monday on or before its first day. */
    public static Span month(YearMonth month) {
        return new Span(monday(month.atDay(1)), WEEK * WEEKS);
    }

    /** The week, Monday first, that holds a day. */
    public static Span week(LocalDate day) {
        return new Span(monday(day), WEEK);
    }

    public static Span day(LocalDate day) {
        return new Span(day, 1);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public LocalDate last() {
        return first.plusDays(days - 1L);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last());
    }

    public List<LocalDate> dates() {
        return IntStream.range(0, days).mapToObj(first::plusDays).toList();
    }

    public Instant from(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first instant that is no longer part of it. */
    public Instant to(ZoneId zone) {
        return first.plusDays(days).atStartOfDay(zone).toInstant();
    }
}
