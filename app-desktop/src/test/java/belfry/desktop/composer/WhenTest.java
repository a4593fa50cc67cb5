package belfry.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.desktop.fx.Formats;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhenTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-10-20T10:00:00Z"));
    private final When when = new When(clock, BERLIN);
    private final Formats formats = new Formats(BERLIN, clock);

    @Test
    void wordsDateAndTimeAreThreeWaysToSayTheSame() {
        when.words().set("tomorrow 9am");
        assertEquals(Optional.of(LocalDate.of(2026, 10, 21)), when.date());

        when.date(LocalDate.of(2026, 11, 3));
        assertEquals("2026-11-03 09:00", when.words().get());

        assertTrue(when.time("6pm"));
        assertEquals(Optional.of(Instant.parse("2026-11-03T17:00:00Z")), when.at());
    }

    @Test
    void whatIsNoTimeChangesNothingAndSaysWhatToWrite() {
        when.words().set("tomorrow 9am");
        assertFalse(when.time("25:00"));
        assertEquals("tomorrow 9am", when.words().get());

        when.words().set("soonish");
        assertEquals("That is no time: write tomorrow 9am, fri 18:00, 25 Nov 14:32", when.meaning(formats));
    }

    @Test
    void aTimeThatTheClocksJumpOverIsExplained() {
        when.words().set("2027-03-28 02:30");

        assertEquals("Clocks jump over that time in Europe/Berlin; it goes out 1 h later, at 03:30.", when.clocks());
        assertFalse(when.twice());
    }

    @Test
    void ofTheHourThatComesTwiceTheSecondCanBeTaken() {
        when.words().set("2026-10-25 02:30");
        assertEquals("Clocks show that time twice in Europe/Berlin; it goes out the first time (UTC+02:00).",
                when.clocks());

        when.takeSecond();

        assertEquals(Optional.of(Instant.parse("2026-10-25T01:30:00Z")), when.at());
        assertEquals("", when.clocks());
    }

    @Test
    void anInstantIsWrittenSoThatItMeansTheSameAgain() {
        for (var at : new String[]{"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-12-01T08:00:00Z"}) {
            when.set(Instant.parse(at));
            assertEquals(Optional.of(Instant.parse(at)), when.at());
        }
    }

    @Test
    void aTimeThatHasPassedIsCalledSo() {
        when.words().set("2026-10-20 11:00");
        assertTrue(when.passed());
        assertEquals("Today, 11:00 has passed", when.meaning(formats));
    }
}
