package belfry.desktop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.problem.Severity;
import belfry.core.wire.DependencyView;
import belfry.core.wire.HealthView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LampState;
import belfry.desktop.FakeServer;
import belfry.desktop.fx.Formats;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Formats FORMATS = new Formats(ZoneOffset.UTC, InstantSource.fixed(NOW));
    private static final IncidentView MISSED = FakeServer.incident(1, Severity.ERROR, "Due at 2026-11-26T09:00:00Z");

    @Test
    void theWorstIncidentIsNamedAndTheOthersAreCounted() {
        assertEquals("Due at 09:00 today", sentence(LampState.UP, MISSED));
        assertEquals("Due at 09:00 today; 1 more incident is open", sentence(LampState.UP, MISSED, MISSED));
        assertEquals("Due at 09:00 today; 2 more incidents are open", sentence(LampState.UP, MISSED, MISSED, MISSED));
    }

    @Test
    void theServersOwnSentenceStandsWhenALampTellsOrNothingIsOpen() {
        assertEquals("The server says so", sentence(LampState.DOWN, MISSED));
        assertEquals("The server says so", sentence(LampState.UP));
    }

    @Test
    void servicesAndProbesAreCalledAsPeopleCallThem() {
        assertEquals(List.of("PostgreSQL", "Redis", "Due posts"),
                List.of("postgres", "redis", "due-posts").stream().map(HealthWords::title).toList());
        assertEquals("under 1 ms", HealthWords.speed(0));
    }

    private static String sentence(LampState lamp, IncidentView... incidents) {
        var health = new HealthView("The server says so", LampState.DEGRADED, "1",
                List.of(new DependencyView("redis", lamp, 1L, NOW, NOW, "", null)), incidents.length, 0, null);
        return HealthWords.sentence(health, List.of(incidents), FORMATS);
    }
}
