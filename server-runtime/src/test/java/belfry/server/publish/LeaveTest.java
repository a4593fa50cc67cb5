package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaveTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private final Leave leave = new Leave(1_000, NOON);

    @Test
    void itHoldsForAFewSeconds() {
        assertTrue(leave.fresh(later(9), NOON.plusSeconds(9)));
    }

    @Test
    void whoStoodStillAsksAgain() {
        assertFalse(leave.fresh(later(11), NOON.plusSeconds(11)));
    }

    @Test
    void aMachineThatSleptAsksAgainAlthoughItsSteadyClockStoodStill() {
        assertFalse(leave.fresh(later(1), NOON.plus(Duration.ofHours(2))));
    }

    @Test
    void aWallClockThatWasSetBackProvesNothing() {
        assertFalse(leave.fresh(later(1), NOON.minus(Duration.ofHours(2))));
    }

    private static long later(int seconds) {
        return 1_000 + Duration.ofSeconds(seconds).toNanos();
    }
}
