package belfry.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.calendar.HourAxis.Gap;
import belfry.core.calendar.HourAxis.Hour;
import belfry.core.calendar.HourAxis.Place;
import belfry.core.calendar.HourAxis.Spot;
import belfry.core.calendar.WallClock.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HourAxisTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    @Test
    void aDayOfTwentyThreeHoursHasTwentyThreeAndLeavesOutTheOneThatIsJumpedOver() {
        var axis = HourAxis.of(List.of(SPRING), BERLIN);

        assertEquals(23 * 60, axis.length());
        assertEquals(Duration.ofHours(23), DayClock.of(SPRING, BERLIN).length());
        assertEquals(List.of("00:00", "01:00", "03:00"),
                axis.hours().stream().limit(3).map(hour -> hour.time().toString()).toList());
        assertEquals(List.of(), axis.gaps(0));
    }

    @Test
    void aDayOfTwentyFiveHoursShowsOneOfThemTwice() {
        var axis = HourAxis.of(List.of(AUTUMN), BERLIN);

        assertEquals(25 * 60, axis.length());
        assertEquals(List.of(new Hour(120, LocalTime.of(2, 0), false), new Hour(180, LocalTime.of(2, 0), true),
                new Hour(240, LocalTime.of(3, 0), false)), axis.hours().subList(2, 5));
        assertEquals(Optional.of(new Place(0, 150)), axis.place(Instant.parse("2026-10-25T00:30:00Z")));
        assertEquals(Optional.of(new Place(0, 210)), axis.place(Instant.parse("2026-10-25T01:30:00Z")));
        assertEquals(Instant.parse("2026-10-25T01:30:00Z"), axis.spot(0, 210).at());
    }

    @Test
    void inAWeekTheHourThatOneDayLacksIsAGapInItAlone() {
        var axis = HourAxis.of(Span.week(SPRING).dates(), BERLIN);

        assertEquals(24 * 60, axis.length());
        assertEquals(List.of(), axis.gaps(5));
        assertEquals(List.of(new Gap(120, 180)), axis.gaps(6));
        assertEquals(new Spot(Instant.parse("2026-03-29T01:30:00Z"), Meeting.SKIPPED), axis.spot(6, 150));
    }

    @Test
    void inAWeekTheHourThatOneDayShowsTwiceIsAGapInTheOthers() {
        var axis = HourAxis.of(Span.week(AUTUMN).dates(), BERLIN);

        assertEquals(25 * 60, axis.length());
        assertEquals(List.of(new Gap(180, 240)), axis.gaps(0));
        assertEquals(List.of(), axis.gaps(6));
        assertEquals(new Spot(Instant.parse("2026-10-19T00:30:00Z"), Meeting.ONCE), axis.spot(0, 210));
    }

    @Test
    void halfAnHourIsEnoughForAChangeOfTheClocks() {
        var axis = HourAxis.of(List.of(LocalDate.of(2026, 4, 5)), ZoneId.of("Australia/Lord_Howe"));

        assertEquals(24 * 60 + 30, axis.length());
        assertTrue(axis.hours().contains(new Hour(120, LocalTime.of(1, 30), true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "America/Santiago", "Africa/Cairo", "Asia/Beirut",
            "Atlantic/Azores", "Australia/Lord_Howe", "Africa/Casablanca", "Antarctica/Troll", "Pacific/Apia",
            "Asia/Kathmandu", "UTC"})
    void everyTenMinutesOfTwoYearsHaveAPlaceAndTheWayBackFromIt(String name) {
        var zone = ZoneId.of(name);
        for (var week = Span.week(LocalDate.of(2025, 12, 29)); week.first().getYear() < 2028; week = Span
                .week(week.first().plusDays(7))) {
            var axis = HourAxis.of(week.dates(), zone);
            var end = week.to(zone);
            for (var at = week.from(zone); at.isBefore(end); at = at.plusSeconds(600)) {
                var place = axis.place(at).orElseThrow();
                assertEquals(at, axis.spot(place.day(), place.minute()).at(), name);
            }
        }
    }

    @Test
    void aDayThatAZoneLeftOutIsEmptyAndNoMistake() {
        assertEquals(List.of(), DayClock.of(LocalDate.of(2011, 12, 30), ZoneId.of("Pacific/Apia")).pieces());
    }

    @Test
    void aMonthIsShownAsSixWeeksFromAMonday() {
        var month = Span.month(YearMonth.of(2026, 11));

        assertEquals(new Span(LocalDate.of(2026, 10, 26), 42), month);
        assertEquals(LocalDate.of(2026, 12, 6), month.last());
        assertTrue(month.contains(LocalDate.of(2026, 12, 6)));
        assertEquals(Instant.parse("2026-10-25T23:00:00Z"), month.from(BERLIN));
        assertEquals(Instant.parse("2026-12-06T23:00:00Z"), month.to(BERLIN));
    }
}
