package belfry.core.calendar;

import belfry.core.calendar.DayClock.Piece;
import belfry.core.calendar.WallClock.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The hours of some days drawn beside each other on one scale. What no day shows is left out (one day of 23 hours has
 * 23); what one day shows twice has its place twice, and is missing on the others.
 */
public final class HourAxis {
    private static final int HOUR = 60;

    private final ZoneId zone;
    private final List<DayClock> days;
    private final List<Segment> segments = new ArrayList<>();
    private int length;

    /** Minutes that clocks show, {@code occurrence} counting from 0, and the place of the first of them. */
    private record Segment(int from, int to, int occurrence, int place) {}

    /** A place on the scale: which day, how many minutes from the top. */
    public record Place(int day, int minute) {}

    /** A mark of the scale; {@code again}: clocks show this time for the second time. */
    public record Hour(int minute, LocalTime time, boolean again) {}

    /** A stretch of the scale that a day does not have. */
    public record Gap(int from, int to) {}

    /** The instant behind a place, and what one meets there. */
    public record Spot(Instant at, Meeting meeting) {}

    private HourAxis(List<DayClock> days, ZoneId zone) {
        this.days = days;
        this.zone = zone;
    }

    public static HourAxis of(List<LocalDate> dates, ZoneId zone) {
        var axis = new HourAxis(dates.stream().map(date -> DayClock.of(date, zone)).toList(), zone);
        axis.lay();
        return axis;
    }

    private void lay() {
        var cuts = new TreeSet<Integer>();
        pieces().forEach(piece -> {
            cuts.add(piece.from());
            cuts.add(piece.to());
        });
        var begin = -1;
        for (int end : cuts) {
            if (begin >= 0) {
                append(begin, end, 0);
            }
            var upTo = end;
            pieces().stream().filter(piece -> piece.occurrence() == 1 && piece.to() == upTo).mapToInt(Piece::from).min()
                    .ifPresent(from -> append(from, upTo, 1));
            begin = end;
        }
    }

    private List<Piece> pieces() {
        return days.stream().flatMap(day -> day.pieces().stream()).toList();
    }

    private void append(int from, int to, int occurrence) {
        if (pieces().stream().anyMatch(piece -> piece.occurrence() == occurrence && piece.shows(from))) {
            segments.add(new Segment(from, to, occurrence, length));
            length += to - from;
        }
    }

    /** Minutes from its top to its bottom. */
    public int length() {
        return length;
    }

    /** Every full hour, and the beginning of what is shown again. */
    public List<Hour> hours() {
        var hours = new ArrayList<Hour>();
        for (var segment : segments) {
            var again = segment.occurrence() > 0;
            if (again && segment.from() % HOUR != 0) {
                hours.add(new Hour(segment.place(), time(segment.from()), true));
            }
            for (var minute = (segment.from() + HOUR - 1) / HOUR * HOUR; minute < segment.to(); minute += HOUR) {
                hours.add(new Hour(segment.place() + minute - segment.from(), time(minute), again));
            }
        }
        return hours;
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }

    /** What a day does not have of the scale. */
    public List<Gap> gaps(int day) {
        return segments.stream().filter(segment -> piece(day, segment.from(), segment.occurrence()).isEmpty())
                .map(segment -> new Gap(segment.place(), segment.place() + segment.to() - segment.from())).toList();
    }

    private Optional<Piece> piece(int day, int minute, int occurrence) {
        return days.get(day).pieces().stream()
                .filter(piece -> piece.occurrence() == occurrence && piece.shows(minute)).findFirst();
    }

    /** Empty: the instant is on none of the days. */
    public Optional<Place> place(Instant at) {
        for (var day = 0; day < days.size(); day++) {
            for (var piece : days.get(day).pieces()) {
                if (piece.holds(at)) {
                    var minute = piece.from() + (int) Duration.between(piece.start(), at).toMinutes();
                    return Optional.of(new Place(day, place(minute, piece.occurrence())));
                }
            }
        }
        return Optional.empty();
    }

    private int place(int minute, int occurrence) {
        return segments.stream()
                .filter(segment -> segment.occurrence() == occurrence && segment.from() <= minute
                        && minute < segment.to())
                .mapToInt(segment -> segment.place() + minute - segment.from()).findFirst().orElse(0);
    }

    /** What stands at a place; where the day has a gap, what {@link WallClock} makes of the time it shows. */
    public Spot spot(int day, int minute) {
        var wanted = Math.clamp(minute, 0, length - 1);
        var segment = segments.stream().filter(one -> one.place() <= wanted).reduce((_, last) -> last)
                .orElseThrow(() -> new IllegalStateException("no hours"));
        var shown = segment.from() + wanted - segment.place();
        var local = LocalDateTime.of(days.get(day).day(), time(shown));
        var resolved = WallClock.resolve(local, zone);
        return piece(day, shown, segment.occurrence()).map(piece -> new Spot(piece.at(shown), resolved.meeting()))
                .orElseGet(() -> new Spot(resolved.at(), resolved.meeting()));
    }
}
