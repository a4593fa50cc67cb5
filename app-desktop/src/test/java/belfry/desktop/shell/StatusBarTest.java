package belfry.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.problem.Problem;
import belfry.desktop.server.ConnectionState;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StatusBarTest {
    private static final Instant AT = Instant.parse("2026-11-26T12:54:38Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void sinceWhenTheServerIsAwayIsToldInTheWorkspacesZone() {
        assertEquals("No server since 13:54:38 · trying again", StatusBar.words(new ConnectionState.Lost(AT,
                Problem.error("server-away", "It does not answer", "Nothing listens", "Start it")), BERLIN));
        assertEquals("Stale since 13:54:38", StatusBar.words(new ConnectionState.Stale(AT), BERLIN));
    }
}
