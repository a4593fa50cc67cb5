package belfry.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Turns what a person reads on the wall into an instant, on purpose on the days when clocks change. */
public final class WallClock {
    private WallClock() {}

    /** What a local time met in its zone. */
    public enum Meeting {
        ONCE,
        /** Clocks jumped over it: moved forward by the length of the jump. */
        SKIPPED,
        /** Clocks showed it twice: the earlier one was taken. */
        TWICE
    }

    /**
     * An instant and how it came about.
     *
     * @param moved by how much the clock shows another time than was asked for; zero unless SKIPPED
     */
    public record Resolved(Instant at, Meeting meeting, Duration moved) {}

    public static Resolved resolve(LocalDateTime local, ZoneId zone) {
        var at = ZonedDateTime.ofLocal(local, zone, null);
        var offsets = zone.getRules().getValidOffsets(local).size();
        return switch (offsets) {
            case 0 -> new Resolved(at.toInstant(), Meeting.SKIPPED, Duration.between(local, at.toLocalDateTime()));
            case 1 -> new Resolved(at.toInstant(), Meeting.ONCE, Duration.ZERO);
            default -> new Resolved(at.withEarlierOffsetAtOverlap().toInstant(), Meeting.TWICE, Duration.ZERO);
        };
    }
}
