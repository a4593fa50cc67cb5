package belfry.desktop.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.wire.ChannelHealth;
import belfry.desktop.FakeServer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The filter line of the posts, in a zone that is ahead of UTC. */
class PostWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private final PostWords words = new PostWords(List.of(
            FakeServer.channel(1, "bluesky", "Bakery", ChannelHealth.OK),
            FakeServer.channel(3, "telegram", "Bread news", ChannelHealth.OK)), NOW, ZoneId.of("Europe/Berlin"));

    @Test
    void wordsAndTextStandInAnyOrder() {
        var read = words.read("rye state:failed  network:telegram bread due:yesterday");

        assertEquals("", read.mistake());
        assertEquals(new PostQuery(DeliveryState.FAILED, "telegram", null, Instant.parse("2026-11-24T23:00:00Z"),
                Instant.parse("2026-11-25T23:00:00Z"), "rye bread"), read.query());
    }

    @Test
    void aChannelIsNamedInQuotesOrByItsFirstLetters() {
        var whole = words.read("channel:\"Bread news\"").query();
        var begun = words.read("channel:bre").query();

        assertEquals(FakeServer.id(103), whole.channel());
        assertEquals(whole, begun);
    }

    @Test
    void daysAndWeeksAreThoseOfTheWorkspacesZone() {
        assertEquals(Instant.parse("2026-11-15T23:00:00Z"), words.read("due:last-week").query().from());
        assertEquals(Instant.parse("2026-11-22T23:00:00Z"), words.read("due:last-week").query().to());
        var range = words.read("due:2026-10-20..2026-10-25").query();
        assertEquals(Instant.parse("2026-10-19T22:00:00Z"), range.from());
        assertEquals(Instant.parse("2026-10-25T23:00:00Z"), range.to(), "the clocks went back that night");
        assertEquals(NOW, words.read("due:past").query().to());
    }

    @Test
    void anUnknownWordIsNamedWithTheOneThatWasMeant() {
        assertEquals("There is no word \"stat:\"; did you mean \"state:\"?", words.read("stat:failed").mistake());
        assertEquals("There is no state \"faild\"; did you mean failed?", words.read("state:faild").mistake());
        assertTrue(words.read("colour:red").mistake().contains("state:, network:, channel:, due:, text:"));
        assertEquals("No channel is on \"tiktok\"; you have bluesky, telegram", words.read("network:tiktok").mistake());
        assertTrue(words.read("due:someday").mistake().contains("is no day"));
    }

    @Test
    void anAddressAndATimeOfDayAreText() {
        assertEquals("https://bakery.example at 9:30", words.read("https://bakery.example at 9:30").query().text());
        assertEquals(PostQuery.ALL, words.read("state:").query(), "somebody is still typing");
    }

    @Test
    void theWordUnderTheCaretIsCompleted() {
        assertEquals(List.of("state:"), words.completions("st", 2));
        assertEquals(List.of("rye state:published more", "rye state:publishing more").stream().sorted().toList(),
                words.completions("rye state:pub more", 13).stream().sorted().toList());
        assertEquals(List.of("channel:\"Bread news\""), words.completions("channel:\"Br", 11));
        assertEquals(List.of("network:telegram"), words.completions("network:t", 9));
        assertEquals(List.of(), words.completions("state:failed", 12));
        assertEquals(List.of(), words.completions("", 0));
    }
}
