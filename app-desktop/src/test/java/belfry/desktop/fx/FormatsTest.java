package belfry.desktop.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private static final Instant NOW = Instant.parse("2026-10-24T22:30:00Z");
    private final Formats berlin = new Formats(ZoneId.of("Europe/Berlin"), () -> NOW);

    @Test
    void todayIsTodayInTheZoneOfTheWorkspace() {
        // In Berlin it is half past midnight on the 25th.
        assertEquals("Today, 23:00", berlin.moment(Instant.parse("2026-10-25T22:00:00Z")));
        assertEquals("Sat 24 Oct, 23:00", berlin.moment(Instant.parse("2026-10-24T21:00:00Z")));
        assertEquals("1 Jan 2027, 00:00", berlin.moment(Instant.parse("2026-12-31T23:00:00Z")));
    }

    @Test
    void theRepeatedHourOfAutumnIsShownAsTheZoneSays() {
        assertEquals("02:30", berlin.time(Instant.parse("2026-10-25T00:30:00Z")));
        assertEquals("02:30", berlin.time(Instant.parse("2026-10-25T01:30:00Z")));
    }

    @Test
    void pastAndFutureAreToldApart() {
        assertEquals("now", berlin.relative(NOW.plusSeconds(2)));
        assertEquals("in 5 min", berlin.relative(NOW.plusSeconds(300)));
        assertEquals("3 h ago", berlin.relative(NOW.minusSeconds(3 * 3600)));
    }

    @Test
    void sizesRoundWithoutJumpingAUnit() {
        assertEquals("999 B", Formats.bytes(999));
        assertEquals("1.0 kB", Formats.bytes(1000));
        assertEquals("1.0 MB", Formats.bytes(999_900));
        assertEquals("183 MB", Formats.bytes(183_000_000));
    }

    @Test
    void oneIsSingular() {
        assertEquals("1 post", Formats.count(1, "post"));
        assertEquals("2,000 posts", Formats.count(2000, "post"));
    }
}
