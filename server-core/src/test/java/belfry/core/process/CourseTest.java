package belfry.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.ProcessStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(15),
            Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofSeconds(10), 5);
    private static final ExitCause CRASH = new ExitCause.Unexplained("1", "boom");

    @Test
    void pausesDoubleUpToTheLongest() {
        assertEquals(Duration.ofMillis(200), PATIENCE.pauseAfter(1));
        assertEquals(Duration.ofMillis(400), PATIENCE.pauseAfter(2));
        assertEquals(Duration.ofMillis(1600), PATIENCE.pauseAfter(4));
        assertEquals(Duration.ofSeconds(30), PATIENCE.pauseAfter(50));
    }

    @Test
    void aProcessThatRanLongIsStartedAgainAfterTheFirstPause() {
        var course = Course.begin(NOON).launched(NOON).ready(NOON);

        var ended = course.ended(CRASH, NOON.plusSeconds(3600), PATIENCE);

        assertEquals(ProcessStatus.WAITING_RESTART, ended.status());
        assertEquals(NOON.plusSeconds(3600).plusMillis(200), ended.restartAt());
        assertFalse(ended.restartDue(NOON.plusSeconds(3600)));
        assertTrue(ended.restartDue(NOON.plusSeconds(3601)));
    }

    @Test
    void fiveEarlyExitsInARowEndTheRestarts() {
        var course = Course.begin(NOON);
        for (int i = 1; i < 5; i++) {
            course = course.restarted(NOON).ended(CRASH, NOON, PATIENCE);
            assertEquals(ProcessStatus.WAITING_RESTART, course.status());
            assertEquals(i, course.unstable());
        }

        course = course.restarted(NOON).ended(CRASH, NOON, PATIENCE);

        assertEquals(ProcessStatus.ERRORED, course.status());
        assertNull(course.restartAt());
        assertEquals(0, course.forgiven().unstable());
    }

    @Test
    void aLongUptimeForgivesEarlierExits() {
        var course = Course.begin(NOON).launched(NOON).ended(CRASH, NOON, PATIENCE).restarted(NOON)
                .ended(CRASH, NOON, PATIENCE).restarted(NOON).ready(NOON);

        assertEquals(1, course.ended(CRASH, NOON.plusSeconds(11), PATIENCE).unstable());
    }

    @Test
    void waitingForTheDatabaseNeverEndsTheRestarts() {
        var course = Course.begin(NOON);
        for (int i = 0; i < 50; i++) {
            course = course.restarted(NOON).ended(new ExitCause.DatabaseAway("refused"), NOON, PATIENCE);
        }

        assertEquals(ProcessStatus.WAITING_RESTART, course.status());
        assertEquals(NOON.plus(PATIENCE.longestPause()), course.restartAt());
    }

    @Test
    void aTakenPortIsWaitedForAndDoesNotCountAsACrash() {
        var course = Course.begin(NOON).launched(NOON).ended(new ExitCause.PortTaken(7700), NOON, PATIENCE);

        assertEquals(ProcessStatus.WAITING_RESTART, course.status());
        assertEquals(7700, course.waitsForPort());
        assertEquals(0, course.unstable());
        assertFalse(course.restartDue(NOON.plusSeconds(3600)));
    }

    @Test
    void aSlowLoopOfExitsIsSeenAsRestless() {
        var course = Course.begin(NOON);
        for (int i = 0; i < 5; i++) {
            assertFalse(course.restless());
            var at = NOON.plusSeconds(i * 60L);
            course = course.restarted(at).ready(at).ended(CRASH, at.plusSeconds(30), PATIENCE);
            assertEquals(ProcessStatus.WAITING_RESTART, course.status());
        }

        assertTrue(course.restless());
        assertFalse(course.restarted(NOON.plusSeconds(2000)).ended(CRASH, NOON.plusSeconds(2000), PATIENCE).restless());
    }

    @Test
    void aRestartByHandInsideTheLaunchGraceIsRefusedWithTheReason() {
        var course = Course.begin(NOON).launched(NOON);

        var refusal = course.refusal("orchestrator-1", NOON.plusSeconds(7), PATIENCE).orElseThrow();

        assertEquals("launch-grace", refusal.code());
        assertTrue(refusal.summary().contains("7 s"), refusal.summary());
        assertTrue(course.refusal("orchestrator-1", NOON.plusSeconds(61), PATIENCE).isEmpty());
        assertTrue(course.ready(NOON).refusal("orchestrator-1", NOON.plusSeconds(7), PATIENCE).isEmpty());
    }

    @Test
    void aLaunchHasItsGraceAndNoMore() {
        var course = Course.begin(NOON).launched(NOON);

        assertFalse(course.neverReady(NOON.plusSeconds(60), PATIENCE));
        assertTrue(course.neverReady(NOON.plusSeconds(61), PATIENCE));
        assertFalse(course.ready(NOON).neverReady(NOON.plusSeconds(61), PATIENCE));
    }
}
