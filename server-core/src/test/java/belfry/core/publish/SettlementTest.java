package belfry.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final SettleTimes TIMES = new SettleTimes(Duration.ofSeconds(60), Duration.ofMinutes(55),
            Duration.ofSeconds(2));
    private static final Problem SLOW = Problem.warning("slow", "It is slow", "Much to do", "Wait");

    @ParameterizedTest
    @EnumSource
    void whatNeverLeftIsSentAnewOnEveryNetwork(Deduplication family) {
        var row = new CommitRow(NOW.minusSeconds(90), Optional.empty(), 0, 0);

        assertEquals(new Settlement.NeverSent(), Settlement.of(family, row, TIMES, NOW));
    }

    @Test
    void aNetworkThatKnowsOurKeyIsToldAgainUntilItForgetsTheKeyAndThenAsked() {
        assertEquals(new Settlement.RepeatUnderSameKey(), settled(Deduplication.BY_OUR_KEY, Duration.ofMinutes(54), 0));
        assertEquals(new Settlement.LookUp(), settled(Deduplication.BY_OUR_KEY, Duration.ofMinutes(55), 0));
    }

    @Test
    void repeatsUnderTheKeyEndAfterSomeAndTheNetworkIsAsked() {
        assertEquals(new Settlement.LookUp(),
                settled(Deduplication.BY_OUR_KEY, Duration.ofSeconds(1), Settlement.LOOK_AGAIN.size()));
    }

    @Test
    void aListingIsNotTrustedBeforeItHadTimeToShowThePost() {
        assertEquals(new Settlement.Wait(NOW.plusSeconds(50)),
                settled(Deduplication.BY_LISTING, Duration.ofSeconds(10), 0));
        assertEquals(new Settlement.LookUp(), settled(Deduplication.BY_LISTING, Duration.ofSeconds(60), 0));
    }

    @Test
    void whereNothingCanTellAPersonIsAskedAtOnceWithTheTwoChoices() {
        var ask = assertInstanceOf(Settlement.AskPerson.class, settled(Deduplication.NONE, Duration.ofSeconds(1), 0));

        assertEquals("publish-unconfirmed", ask.why().code());
        assertEquals(2, ask.why().remedy().size());
    }

    @Test
    void aPostThatIsFoundIsAdopted() {
        var found = new Lookup.Found("7", Optional.empty(), Map.of());

        assertEquals(new Settlement.Found.Adopt(found), after(found, Deduplication.BY_LISTING, 0, 0));
    }

    @Test
    void whatAHandleProvesAbsentIsSentAgainAsOftenAsItTakes() {
        assertEquals(new Settlement.Found.SendAgain(), after(new Lookup.Absent(), Deduplication.BY_HANDLE, 0, 3));
    }

    @Test
    void whatAListingDoesNotShowIsSentAgainOnceAndNeverTwice() {
        assertEquals(new Settlement.Found.SendAgain(), after(new Lookup.Absent(), Deduplication.BY_LISTING, 0, 0));
        assertInstanceOf(Settlement.Found.AskPerson.class,
                after(new Lookup.Absent(), Deduplication.BY_LISTING, 0, 1));
    }

    @Test
    void aNetworkThatCannotSayNowIsAskedAgainAtGrowingPausesAndThenAPersonIs() {
        var pauses = Settlement.LOOK_AGAIN;
        for (int look = 0; look < pauses.size(); look++) {
            assertEquals(new Settlement.Found.LookAgain(NOW.plus(pauses.get(look)), SLOW),
                    after(new Lookup.Inconclusive(SLOW), Deduplication.BY_LISTING, look, 0));
        }
        assertInstanceOf(Settlement.Found.AskPerson.class,
                after(new Lookup.Inconclusive(SLOW), Deduplication.BY_LISTING, pauses.size(), 0));
        assertTrue(pauses.stream().reduce(Duration.ZERO, Duration::plus).compareTo(Duration.ofMinutes(20)) < 0,
                "nobody waits for hours to be asked");
    }

    @Test
    void aNetworkThatCanNeverSayIsNotAskedAgain() {
        assertInstanceOf(Settlement.Found.AskPerson.class,
                after(new Lookup.Impossible(SLOW), Deduplication.BY_OUR_KEY, 0, 0));
    }

    private static Settlement settled(Deduplication family, Duration ago, int lookups) {
        return Settlement.of(family, new CommitRow(NOW.minus(ago), Optional.of(NOW.minus(ago)), lookups, 0), TIMES,
                NOW);
    }

    private static Settlement.Found after(Lookup lookup, Deduplication family, int lookups, int resends) {
        var row = new CommitRow(NOW.minusSeconds(90), Optional.of(NOW.minusSeconds(90)), lookups, resends);
        return Settlement.after(lookup, family, row, NOW);
    }
}
