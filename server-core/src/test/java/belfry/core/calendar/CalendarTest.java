package belfry.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.calendar.WallClock.Meeting;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void aTimeThatTheClocksJumpOverIsMovedForwardByTheJump() {
        var resolved = WallClock.resolve(LocalDateTime.of(2027, 3, 14, 2, 30), NEW_YORK);

        assertEquals(Instant.parse("2027-03-14T07:30:00Z"), resolved.at());
        assertEquals(Meeting.SKIPPED, resolved.meeting());
        assertEquals(Duration.ofHours(1), resolved.moved());
    }

    @Test
    void aTimeThatTheClocksShowTwiceIsTheEarlierOne() {
        var resolved = WallClock.resolve(LocalDateTime.of(2026, 11, 1, 1, 30), NEW_YORK);

        assertEquals(Instant.parse("2026-11-01T05:30:00Z"), resolved.at());
        assertEquals(Meeting.TWICE, resolved.meeting());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Chisinau",
            "Europe/Moscow", "America/New_York", "America/Chicago", "America/St_Johns", "America/Sao_Paulo",
            "America/Santiago", "America/Havana", "America/Phoenix", "Australia/Sydney", "Australia/Lord_Howe",
            "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Asia/Kolkata",
            "Asia/Kathmandu", "Asia/Tehran", "Africa/Casablanca", "Antarctica/Troll"})
    void everyQuarterOfAnHourAroundEveryChangeOfTheClocksIsResolvedOnPurpose(String name) {
        var zone = ZoneId.of(name);
        var from = Instant.parse("2024-01-01T00:00:00Z");
        var transition = zone.getRules().nextTransition(from);
        for (int i = 0; transition != null && i < 8; i++) {
            around(zone, transition);
            transition = zone.getRules().nextTransition(transition.getInstant());
        }
        around(zone, LocalDateTime.of(2026, 6, 1, 0, 0));
    }

    private static void around(ZoneId zone, ZoneOffsetTransition transition) {
        around(zone, transition.getDateTimeBefore().toLocalDate().atStartOfDay().minusDays(1));
    }

    private static void around(ZoneId zone, LocalDateTime start) {
        for (var local = start; local.isBefore(start.plusDays(3)); local = local.plusMinutes(15)) {
            var resolved = WallClock.resolve(local, zone);
            var shown = LocalDateTime.ofInstant(resolved.at(), zone);
            var offsets = zone.getRules().getValidOffsets(local);
            assertEquals(local.plus(resolved.moved()), shown, zone + " " + local);
            assertEquals(switch (offsets.size()) {
                case 0 -> Meeting.SKIPPED;
                case 1 -> Meeting.ONCE;
                default -> Meeting.TWICE;
            }, resolved.meeting());
            for (var offset : offsets) {
                assertTrue(!resolved.at().isAfter(local.toInstant(offset)), "not the earlier one at " + local);
            }
        }
    }

    @Test
    void theNextFreeSlotIsTheFirstThatNobodyHas() {
        var slots = Set.of(new Slot(DayOfWeek.MONDAY, LocalTime.of(9, 0)),
                new Slot(DayOfWeek.TUESDAY, LocalTime.of(9, 0)));
        var monday = Instant.parse("2026-11-23T08:00:00Z");
        var taken = Set.of(Instant.parse("2026-11-24T08:00:00Z"));

        assertEquals(Optional.of(Instant.parse("2026-11-30T08:00:00Z")),
                FreeSlots.next(List.of(new FreeSlots.Occupied(slots, taken)), BERLIN, monday));
    }

    @Test
    void channelsThatShareASlotMeetThereAndOthersWhereAnyHasOne() {
        var nine = new Slot(DayOfWeek.MONDAY, LocalTime.of(9, 0));
        var noon = new Slot(DayOfWeek.MONDAY, LocalTime.NOON);
        var ten = new Slot(DayOfWeek.MONDAY, LocalTime.of(10, 0));
        var sunday = Instant.parse("2026-11-22T12:00:00Z");

        assertEquals(Optional.of(Instant.parse("2026-11-23T12:00:00Z")),
                FreeSlots.next(List.of(free(nine, noon), free(ten, noon)), ZoneOffset.UTC, sunday));
        assertEquals(Optional.of(Instant.parse("2026-11-23T09:00:00Z")),
                FreeSlots.next(List.of(free(nine), free(ten)), ZoneOffset.UTC, sunday));
    }

    @Test
    void aChannelWithoutSlotsUsesTheUsualHours() {
        assertEquals(Optional.of(Instant.parse("2026-11-22T13:00:00Z")),
                FreeSlots.next(List.of(free()), ZoneOffset.UTC, Instant.parse("2026-11-22T09:00:00Z")));
    }

    @Test
    void aFullCalendarHasNoFreeSlot() {
        var slot = new Slot(DayOfWeek.MONDAY, LocalTime.of(9, 0));
        var taken = new HashSet<Instant>();
        for (int week = 0; week < 60; week++) {
            taken.add(Instant.parse("2026-11-23T09:00:00Z").plus(Duration.ofDays(7L * week)));
        }

        assertEquals(Optional.empty(), FreeSlots.next(List.of(new FreeSlots.Occupied(Set.of(slot), taken)),
                ZoneOffset.UTC, Instant.parse("2026-11-22T09:00:00Z")));
    }

    @Test
    void aSlotInTheLostHourIsUsedOnceAndAfterIt() {
        var slot = new Slot(DayOfWeek.SUNDAY, LocalTime.of(2, 30));

        assertEquals(Optional.of(Instant.parse("2027-03-28T01:30:00Z")),
                FreeSlots.next(List.of(free(slot)), BERLIN, Instant.parse("2027-03-27T12:00:00Z")));
    }

    @Test
    void aSlotInTheDoubledHourIsUsedOnceAtTheEarlierTime() {
        var slots = free(new Slot(DayOfWeek.SUNDAY, LocalTime.of(2, 30)));
        var first = Instant.parse("2026-10-25T00:30:00Z");

        assertEquals(Optional.of(first), FreeSlots.next(List.of(slots), BERLIN, first.minusSeconds(1)));
        assertEquals(Optional.of(Instant.parse("2026-11-01T01:30:00Z")),
                FreeSlots.next(List.of(slots), BERLIN, first));
    }

    private static FreeSlots.Occupied free(Slot... slots) {
        return new FreeSlots.Occupied(Set.of(slots), Set.of());
    }
}
