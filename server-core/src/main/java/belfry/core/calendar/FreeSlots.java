package belfry.core.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the next posting slot at which none of the chosen channels has a post. */
public final class FreeSlots {
    /** A channel whose slots are all taken for this long has a full calendar. */
    public static final int DAYS = 366;
    private static final List<LocalTime> USUAL = List.of(LocalTime.of(9, 0), LocalTime.of(13, 0), LocalTime.of(18, 0));

    private FreeSlots() {}

    /** A channel's weekly slots and the times it already has a post. */
    public record Occupied(Set<Slot> slots, Set<Instant> taken) {
        public Occupied {
            slots = Set.copyOf(slots);
            taken = Set.copyOf(taken);
        }
    }

    /**
     * Slots that all channels share come first; where they share none, any channel's slot will do. A channel without
     * slots takes part with the usual ones: 9, 13 and 18 o'clock every day.
     */
    public static Optional<Instant> next(List<Occupied> channels, ZoneId zone, Instant after) {
        var weekly = weekly(channels);
        var taken = channels.stream().flatMap(channel -> channel.taken().stream()).collect(Collectors.toSet());
        var today = LocalDate.ofInstant(after, zone);
        for (int day = 0; day <= DAYS; day++) {
            var free = ofDay(weekly, today.plusDays(day), zone).stream()
                    .filter(at -> at.isAfter(after) && !taken.contains(at)).findFirst();
            if (free.isPresent()) {
                return free;
            }
        }
        return Optional.empty();
    }

    private static Set<Instant> ofDay(Set<Slot> weekly, LocalDate day, ZoneId zone) {
        return weekly.stream().filter(slot -> slot.weekday() == day.getDayOfWeek())
                .map(slot -> WallClock.resolve(LocalDateTime.of(day, slot.at()), zone).at())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Slot> weekly(List<Occupied> channels) {
        var each = channels.stream().map(channel -> channel.slots().isEmpty() ? usual() : channel.slots()).toList();
        if (each.isEmpty()) {
            return usual();
        }
        var common = new HashSet<>(each.getFirst());
        each.forEach(common::retainAll);
        return common.isEmpty() ? each.stream().flatMap(Set::stream).collect(Collectors.toSet()) : common;
    }

    private static Set<Slot> usual() {
        return Arrays.stream(DayOfWeek.values()).sorted(Comparator.naturalOrder())
                .flatMap(day -> USUAL.stream().map(at -> new Slot(day, at))).collect(Collectors.toSet());
    }
}
