package belfry.desktop.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.problem.Problem;
import belfry.core.wire.RepairAction;
import belfry.core.wire.StuckGroup;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostFactsTest {
    private static final Problem LONG = Problem.error("text-too-long", "The post is longer than this instance takes",
            "Each instance sets its own limit", "Shorten the post");

    @Test
    void whatTheProblemsCardSaysIsNotSaidAboveItToo() {
        assertEquals("", PostFacts.beside("It is not published: the post is longer than this instance takes.", LONG,
                Optional.empty()));
        assertEquals("It is tried again at 09:00.",
                PostFacts.beside("It is tried again at 09:00.", LONG, Optional.empty()));
    }

    @Test
    void theAddressStandsInItsLinkOnly() {
        assertEquals("It is out at 09:00 today.", PostFacts.beside("It is out at 09:00 today: https://m.example/1.",
                null, Optional.of("https://m.example/1")));
    }

    @Test
    void whenItGoesOutStandsAmongTheFactsOnly() {
        var due = Instant.parse("2026-11-27T08:00:00.123Z");
        var sentence = "It is not due yet: it goes out at 2026-11-27T08:00:00Z, in 3 hours.";

        assertEquals("It is not due yet.", PostFacts.withoutDue(sentence, due));
        assertEquals(sentence, PostFacts.withoutDue(sentence, due.plusSeconds(60)));
        assertEquals(sentence, PostFacts.withoutDue(sentence, null));
    }

    @Test
    void aGroupThatIsStuckHasTheColourOfItsState() {
        assertEquals("state-missed", StuckPane.style(group("post-missed")));
        assertEquals("state-missed", StuckPane.style(group("missed")));
        assertEquals("state-unconfirmed", StuckPane.style(group("unconfirmed")));
        assertEquals("state-held", StuckPane.style(group("held")));
        assertEquals("state-failed", StuckPane.style(group("text-too-long")));
    }

    private static StuckGroup group(String code) {
        return new StuckGroup(code, "They wait", List.of("Look"), RepairAction.REQUEUE, List.of(), Instant.EPOCH);
    }
}
