package belfry.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AfterRefusalTest {
    private static final Instant DUE = Instant.parse("2026-07-01T12:00:00Z");
    private static final Problem NO = Problem.error("no", "It said no", "It does not like it", "Ask why");

    @Test
    void aRateLimitHoldsTheChannelAndAnOutageTheNetwork() {
        assertEquals(AfterRefusal.Scope.CHANNEL, again(ErrorClass.RATE_LIMITED, Optional.empty()).scope());
        assertEquals(AfterRefusal.Scope.NETWORK, again(ErrorClass.OUTAGE, Optional.empty()).scope());
        assertEquals(AfterRefusal.Scope.DELIVERY, again(ErrorClass.RETRY_LATER, Optional.empty()).scope());
    }

    @Test
    void itIsNeverTriedSoonerThanTheNetworkAsked() {
        var asked = Duration.ofMinutes(7);

        assertTrue(!again(ErrorClass.RATE_LIMITED, Optional.of(asked)).at().isBefore(DUE.plus(asked)));
    }

    @ParameterizedTest
    @EnumSource(names = {"REAUTHORISE", "PERMISSION", "PLATFORM_CHECKPOINT", "APP_REVIEW"})
    void whatEveryPostOfTheChannelWouldMeetStopsTheChannel(ErrorClass kind) {
        assertEquals(new AfterRefusal.StopChannel(kind, NO), after(kind, DUE, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX_CONTENT", "FIX_MEDIA", "QUOTA", "UNKNOWN"})
    void whatIsWrongWithThePostItselfFailsIt(ErrorClass kind) {
        assertEquals(new AfterRefusal.Fail(NO), after(kind, DUE, 1));
    }

    @Test
    void afterHoursOfTryingItGivesUpAndSaysWhatStoodInTheWay() {
        var failed = assertInstanceOf(AfterRefusal.Fail.class,
                after(ErrorClass.OUTAGE, DUE.plus(BackOff.USUAL.giveUp()), 40));

        assertEquals("publish-gave-up", failed.problem().code());
        assertTrue(failed.problem().remedy().getFirst().contains("Ask why"));
    }

    private static AfterRefusal.TryAgain again(ErrorClass kind, Optional<Duration> hint) {
        return assertInstanceOf(AfterRefusal.TryAgain.class, AfterRefusal.of(kind, NO, hint,
                new AfterRefusal.Attempt(DUE, 1, DUE), BackOff.USUAL, new Random(1)));
    }

    private static AfterRefusal after(ErrorClass kind, Instant now, int tries) {
        return AfterRefusal.of(kind, NO, Optional.empty(), new AfterRefusal.Attempt(DUE, tries, now), BackOff.USUAL,
                new Random(1));
    }
}
