package belfry.core.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Monday, half past three in the afternoon in Berlin. */
    private static final Instant NOW = Instant.parse("2026-11-23T14:30:00Z");

    @ParameterizedTest
    @CsvSource({"now, 2026-11-23T14:30:00Z", "tomorrow 9am, 2026-11-24T08:00:00Z",
            "Tomorrow at 9:15, 2026-11-24T08:15:00Z",
            "today 18:00, 2026-11-23T17:00:00Z", "18:00, 2026-11-23T17:00:00Z", "9am, 2026-11-24T08:00:00Z",
            "12am, 2026-11-23T23:00:00Z", "12pm, 2026-11-24T11:00:00Z", "noon, 2026-11-24T11:00:00Z",
            "friday noon, 2026-11-27T11:00:00Z", "mon 8:30 pm, 2026-11-30T19:30:00Z",
            "next friday 18.30, 2026-11-27T17:30:00Z", "tomorrow, 2026-11-24T08:00:00Z",
            "in 20 minutes, 2026-11-23T14:50:00Z", "in an hour, 2026-11-23T15:30:00Z", "in 90s, 2026-11-23T14:31:30Z",
            "in 2 weeks, 2026-12-07T14:30:00Z", "2026-12-24 18:00, 2026-12-24T17:00:00Z",
            "2026-12-24T18:00:05, 2026-12-24T17:00:05Z", "2026-12-24T18:00:00Z, 2026-12-24T18:00:00Z",
            "2026-12-24T18:00:00-05:00, 2026-12-24T23:00:00Z", "25 Nov 14:32, 2026-11-25T13:32:00Z",
            "3. march 2027, 2027-03-03T08:00:00Z", "1 jan 6pm, 2027-01-01T17:00:00Z"})
    void whatPeopleWriteIsUnderstood(String words, String at) {
        assertEquals(Optional.of(Instant.parse(at)), SpokenTime.parse(words, NOW, BERLIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "25:00", "9", "13am", "0pm", "2026-02-30 10:00", "blursday 9am", "tomorrow 9x",
            "in minutes", "31 feb 9:00", "12 foo 9:00"})
    void whatIsNoTimeIsNotGuessed(String words) {
        assertEquals(Optional.empty(), SpokenTime.parse(words, NOW, BERLIN));
    }

    @ParameterizedTest
    @CsvSource({"in 1 day, 2026-10-25T11:00:00Z", "in 24 hours, 2026-10-25T10:00:00Z"})
    void aDayIsACalendarDayAndTwentyFourHoursAreHours(String words, String at) {
        assertEquals(Optional.of(Instant.parse(at)),
                SpokenTime.parse(words, Instant.parse("2026-10-24T10:00:00Z"), BERLIN));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29 02:30, SKIPPED", "2026-10-25 02:30, TWICE", "2026-10-25 04:30, ONCE"})
    void aTimeThatTheClocksShowTwiceOrNeverIsTold(String words, WallClock.Meeting meeting) {
        assertEquals(Optional.of(meeting), SpokenTime.read(words, NOW, BERLIN).map(WallClock.Resolved::meeting));
    }
}
