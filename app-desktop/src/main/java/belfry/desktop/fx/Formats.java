package belfry.desktop.fx;

import belfry.core.problem.Spans;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and sizes as people read them, in the workspace's zone. */
public final class Formats {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final ZoneId zone;
    private final InstantSource clock;

    public Formats(ZoneId zone, InstantSource clock) {
        this.zone = zone;
        this.clock = clock;
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@code 14:32}. */
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** {@code 14:32:05}. */
    public String seconds(Instant at) {
        return SECONDS.format(at.atZone(zone));
    }

    /** {@code Wed 25 Nov, 14:32}; with the year when it is not this year, without the day when it is today. */
    public String moment(Instant at) {
        var then = at.atZone(zone);
        var today = clock.instant().atZone(zone).toLocalDate();
        if (then.toLocalDate().equals(today)) {
            return "Today, " + TIME.format(then);
        }
        var day = then.getYear() == today.getYear() ? DAY : YEAR_DAY;
        return day.format(then) + ", " + TIME.format(then);
    }

    /** As {@link #moment} within a sentence: {@code 14:32 on Wed 25 Nov}, {@code 14:32 today}. */
    public String within(Instant at) {
        var day = moment(at).split(", ")[0];
        return time(at) + (day.equals("Today") ? " today" : " on " + day);
    }

    /** {@code in 5 min}, {@code 3 h ago}, {@code now}. */
    public String relative(Instant at) {
        var wait = Duration.between(clock.instant(), at);
        if (wait.abs().compareTo(Duration.ofSeconds(5)) < 0) {
            return "now";
        }
        return wait.isNegative() ? Spans.words(wait.negated()) + " ago" : "in " + Spans.words(wait);
    }

    /** {@code 183 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ENGLISH, value < 9.95 ? "%.1f %s" : "%.0f %s", value, units[unit]);
    }

    /** {@code 1 post}, {@code 3 posts}. */
    public static String count(long number, String noun) {
        return String.format(Locale.ENGLISH, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
