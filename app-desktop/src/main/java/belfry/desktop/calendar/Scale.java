package belfry.desktop.calendar;

import belfry.core.calendar.Span;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How much of time is shown at once, and how. */
enum Scale {
    MONTH("Month", "month"), WEEK("Week", "week"), DAY("Day", "day"), LIST("List", "month");

    private static final DateTimeFormatter OF_MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter OF_DAY = DateTimeFormatter.ofPattern("EEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final String title;
    private final String period;

    Scale(String title, String period) {
        this.title = title;
        this.period = period;
    }

    String title() {
        return title;
    }

    /** The word for what one step forward skips: {@code month}. */
    String period() {
        return period;
    }

    boolean hourly() {
        return this == WEEK || this == DAY;
    }

    Span span(LocalDate day) {
        return switch (this) {
            case MONTH, LIST -> Span.month(YearMonth.from(day));
            case WEEK -> Span.week(day);
            case DAY -> Span.day(day);
        };
    }

    LocalDate step(LocalDate day, int periods) {
        return switch (this) {
            case MONTH, LIST -> day.plusMonths(periods);
            case WEEK -> day.plusWeeks(periods);
            case DAY -> day.plusDays(periods);
        };
    }

    String title(LocalDate day) {
        return switch (this) {
            case MONTH, LIST -> OF_MONTH.format(day);
            case DAY -> OF_DAY.format(day);
            case WEEK -> week(Span.week(day));
        };
    }

    /** {@code 23 – 29 November 2026}, {@code 30 Nov – 6 Dec 2026}. */
    private static String week(Span week) {
        var first = week.first();
        var last = week.last();
        if (YearMonth.from(first).equals(YearMonth.from(last))) {
            return first.getDayOfMonth() + " – " + last.getDayOfMonth() + " " + OF_MONTH.format(last);
        }
        var begin = SHORT.format(first);
        return (first.getYear() == last.getYear() ? begin.substring(0, begin.length() - 5) : begin) + " – "
                + SHORT.format(last);
    }

    Scale next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
