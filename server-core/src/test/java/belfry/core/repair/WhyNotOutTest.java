package belfry.core.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.repair.Circumstances.Channel;
import belfry.core.repair.Circumstances.Publishers;
import belfry.core.repair.Circumstances.Sending;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jspecify.annotations.Nullable;

class WhyNotOutTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant PASSED = NOW.minusSeconds(300);
    private static final Channel GOOD = new Channel("Shop", "bluesky", false, false, null);
    private static final Publishers ALIVE = new Publishers(1, Optional.of(NOW));
    private static final Sending NOTHING = new Sending(Optional.empty(), false);
    private static final Problem TOO_LONG = Problem.error("post-too-long", "The text has 301 of 300 characters.", "x",
            "Shorten it");

    @Test
    void whatIsNotDueSaysWhenItGoesOut() {
        assertEquals("It is not due yet: it goes out at 2026-11-23T12:10:00Z, in 10 min.",
                why(DeliveryState.QUEUED, NOW.plusSeconds(600), null, GOOD, ALIVE, NOTHING).sentence());
    }

    @Test
    void withoutAnOrchestratorTheSentenceSaysSoAndHowToMendIt() {
        var why = why(DeliveryState.QUEUED, PASSED, null, GOOD, new Publishers(0, Optional.of(PASSED)), NOTHING);

        assertTrue(why.sentence().contains("no orchestrator is running"), why.sentence());
        assertEquals("orchestrator-away", why.problem().orElseThrow().code());
        assertTrue(why.problem().orElseThrow().cause().contains("2026-11-23T11:55:00Z"));
    }

    @Test
    void aChannelThatCannotPublishComesBeforeEverythingElse() {
        var away = new Publishers(0, Optional.empty());

        assertEquals("channel-disconnected", code(why(DeliveryState.QUEUED, PASSED, null,
                new Channel("Shop", "bluesky", false, true, null), away, NOTHING)));
        assertEquals("channel-disabled", code(why(DeliveryState.QUEUED, PASSED, null,
                new Channel("Shop", "bluesky", true, false, null), away, NOTHING)));
    }

    @Test
    void aRestingChannelAnOpenIncidentAndAnUnclaimedPostAreToldApart() {
        var resting = new Channel("Shop", "bluesky", false, false, NOW.plusSeconds(60));

        assertTrue(why(DeliveryState.QUEUED, PASSED, null, resting, ALIVE, NOTHING).sentence().contains("rests until"));
        assertTrue(WhyNotOut.of(new Circumstances(NOW, DeliveryState.QUEUED, PASSED, null, 0, null, null, null, null,
                null, GOOD, NOTHING, ALIVE, Optional.of("Bluesky is down"))).sentence().contains("Bluesky is down"));
        assertEquals("post-not-taken", code(why(DeliveryState.QUEUED, PASSED, null, GOOD, ALIVE, NOTHING)));
        assertEquals("It is due now and about to be sent.",
                why(DeliveryState.QUEUED, NOW.minusSeconds(2), null, GOOD, ALIVE, NOTHING).sentence());
    }

    @Test
    void anotherTrySaysWhenAndWhy() {
        var why = WhyNotOut.of(new Circumstances(NOW, DeliveryState.QUEUED, PASSED, NOW.plusSeconds(30), 3, null,
                TOO_LONG, null, null, null, GOOD, NOTHING, ALIVE, Optional.empty()));

        assertEquals("It is tried again at 2026-11-23T12:00:30Z, after 3 tries: The text has 301 of 300 characters.",
                why.sentence());
    }

    @Test
    void whatFailedNamesTheCauseAndWhatIsUnconfirmedTheTimeItWasSent() {
        var failed = why(DeliveryState.FAILED, PASSED, TOO_LONG, GOOD, ALIVE, NOTHING);
        var sent = why(DeliveryState.UNCONFIRMED, PASSED, null, GOOD, ALIVE, new Sending(Optional.of(PASSED), true));

        assertEquals("It is not published: The text has 301 of 300 characters.", failed.sentence());
        assertEquals(Optional.of(TOO_LONG), failed.problem());
        assertTrue(sent.sentence().contains("2026-11-23T11:55:00Z"), sent.sentence());
        assertTrue(sent.sentence().contains("Nothing is sent again by itself"));
    }

    @ParameterizedTest
    @EnumSource(DeliveryState.class)
    void everyStateHasASentence(DeliveryState state) {
        for (var due : new Instant[]{PASSED, NOW.plusSeconds(5), null}) {
            var sentence = why(state, due, null, GOOD, ALIVE, NOTHING).sentence();

            assertTrue(sentence.length() >= 10 && !sentence.contains("null"), sentence);
        }
    }

    private static String code(WhyNotOut why) {
        return why.problem().orElseThrow().code();
    }

    private static WhyNotOut why(DeliveryState state, @Nullable Instant due, @Nullable Problem problem,
            Channel channel, Publishers publishers, Sending sending) {
        return WhyNotOut.of(new Circumstances(NOW, state, due, null, 0, null, problem, null, null, null, channel,
                sending, publishers, Optional.empty()));
    }
}
