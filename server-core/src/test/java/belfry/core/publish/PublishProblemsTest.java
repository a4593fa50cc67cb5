package belfry.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishProblemsTest {
    private static final Instant NINE = Instant.parse("2026-11-26T09:00:00Z");

    @Test
    void latenessIsToldInHoursWhereMinutesAloneWouldHaveToBeReckoned() {
        assertEquals("Due at 2026-11-26T09:00:00Z and not published: 45 min late",
                PublishProblems.missed(NINE, Duration.ofMinutes(45), Duration.ofHours(1)).summary());
        assertEquals("Due at 2026-11-26T09:00:00Z and not published: 3 h 10 min late",
                PublishProblems.missed(NINE, Duration.ofMinutes(190), Duration.ofHours(1)).summary());
    }

    @Test
    void aLostAccessNamesTheChannelFirstAndThenWhatTheNetworkSaid() {
        var refusal = Problem.error("bluesky-login", "Bluesky does not accept this app password", "It was deleted",
                "Make a new one").seen(List.of("401 AuthenticationRequired"));

        var lost = PublishProblems.accessLost("Shop on Bluesky", refusal);

        assertEquals(PublishProblems.ACCESS_LOST, lost.code());
        assertEquals("Shop on Bluesky must be connected again", lost.summary());
        assertEquals("Bluesky does not accept this app password. It was deleted", lost.cause());
        assertEquals(List.of("401 AuthenticationRequired"), lost.evidence());
        assertEquals("Its access was withdrawn or ran out", PublishProblems.accessLost("Shop", null).cause());
    }
}
