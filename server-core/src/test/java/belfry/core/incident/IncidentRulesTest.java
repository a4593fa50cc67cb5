package belfry.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentRulesTest {
    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

    @Test
    void theSameProblemWithinTenMinutesIsTheSameIncident() {
        assertTrue(IncidentRules.cameBack(NOON, NOON.plus(Duration.ofMinutes(9))));
        assertFalse(IncidentRules.cameBack(NOON, NOON.plus(Duration.ofMinutes(10))));
    }

    @Test
    void aGrowingNumberIsNotWorthALineInTheTimeline() {
        assertFalse(IncidentRules.worthTelling(late("3 posts are late by 12 s"), late("41 posts are late by 70 s")));
        assertTrue(IncidentRules.worthTelling(late("3 posts are late"), late("The queue is empty of workers")));
    }

    @Test
    void anAgeThatReachesAnotherUnitOrAFullHourIsStillTheSameNews() {
        for (var later : List.of("2 min", "2 h 59 min", "3 h", "2 d 1 h", "12 d")) {
            assertFalse(IncidentRules.worthTelling(late("The oldest is 58 s late"),
                    late("The oldest is %s late".formatted(later))), later);
        }
    }

    @Test
    void aNewSeverityIsWorthALine() {
        var warning = Problem.warning("posts-late", "Late", "Slow", "Wait");

        assertTrue(IncidentRules.worthTelling(warning, Problem.critical("posts-late", "Late", "Slow", "Wait")));
    }

    @Test
    void aStepForAButtonStandsBeforeTheStepsByHand() {
        var finding = Finding.of("redis", late("Late")).offering("Start it", "process.start:redis");

        assertEquals("process.start:redis", finding.remedies().getFirst().action());
        assertEquals(2, finding.remedies().size());
    }

    @Test
    void aFindingThatIsNeverSeenIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Finding("x", late("y"), List.of(), List.of(), 0, null));
    }

    private static Problem late(String summary) {
        return Problem.error("posts-late", summary, "No worker took them", "Look at the queue");
    }
}
