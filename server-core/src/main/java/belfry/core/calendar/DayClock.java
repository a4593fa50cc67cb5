package belfry.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * One day as its clocks show it: whole, with some time left out, or with some shown twice.
 *
 * @param pieces in the order in which they happen; none for a day that a zone left out altogether
 */
public record DayClock(LocalDate day, List<Piece> pieces) {
    static final int MINUTES = 24 * 60;
    /** No zone is further from UTC than 18 hours. */
    private static final Duration FURTHEST = Duration.ofHours(18);

    public DayClock {
        pieces = List.copyOf(pieces);
    }

    /**
     * A stretch in which clocks run without a jump.
     *
     * @param from minute of the day that the clock shows at its beginning
     * @param to minute at its end, 1440 at midnight
     * @param occurrence 0; 1 when the clock shows these minutes for the second time
     */
    public record Piece(int from, int to, int occurrence, Instant start) {
        boolean shows(int minute) {
            return from <= minute && minute < to;
        }

        Instant at(int minute) {
            return start.plus(Duration.ofMinutes(minute - (long) from));
        }

        boolean holds(Instant at) {
            return !at.isBefore(start) && at.isBefore(at(to));
        }
    }

    public static DayClock of(LocalDate day, ZoneId zone) {
        var pieces = new ArrayList<Piece>();
        var rules = zone.getRules();
        var end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plus(FURTHEST);
        for (var at = day.atStartOfDay().toInstant(ZoneOffset.UTC).minus(FURTHEST); at.isBefore(end);) {
            var jump = rules.nextTransition(at);
            var until = jump == null || jump.getInstant().isAfter(end) ? end : jump.getInstant();
            add(pieces, day, at, until, rules.getOffset(at));
            at = until;
        }
        return new DayClock(day, pieces);
    }

    private static void add(List<Piece> pieces, LocalDate day, Instant at, Instant until, ZoneOffset offset) {
        var from = Math.max(0, minute(day, at, offset));
        var to = Math.min(MINUTES, minute(day, until, offset));
        if (from >= to) {
            return;
        }
        var start = day.atStartOfDay().plusMinutes(from).toInstant(offset);
        var seen = pieces.stream().mapToInt(Piece::to).max().orElse(0);
        var twice = Math.clamp(seen, from, to);
        if (twice > from) {
            pieces.add(new Piece(from, twice, 1, start));
        }
        if (twice < to) {
            pieces.add(new Piece(twice, to, 0, start.plus(Duration.ofMinutes(twice - (long) from))));
        }
    }

    private static int minute(LocalDate day, Instant at, ZoneOffset offset) {
        return (int) Duration.between(day.atStartOfDay(), LocalDateTime.ofInstant(at, offset)).toMinutes();
    }

    /** 24 hours, and 23 or 25 when clocks change. */
    public Duration length() {
        return Duration.ofMinutes(pieces.stream().mapToLong(piece -> piece.to() - piece.from()).sum());
    }
}
