package belfry.core.network.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.media.MediaFacts;
import belfry.core.network.PartDraft;
import belfry.core.network.telegram.TelegramMarkup.Entity;
import belfry.core.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TelegramTest {
    private static final Map<String, String> HTML = Map.of(Telegram.FORMAT, "html");
    private final Telegram telegram = new Telegram();

    @Test
    void aCaptionHasAQuarterOfTheRoomOfAText() {
        var caption = "a".repeat(1025);
        assertEquals(List.of(), codes(new PartDraft(caption, List.of()), Map.of()));
        assertEquals(List.of("post-too-long"), codes(new PartDraft(caption, List.of(image(100, 100))), Map.of()));
        assertEquals(List.of(), codes(new PartDraft("a".repeat(1024), List.of(image(100, 100))), Map.of()));
    }

    @Test
    void theAddressOfAMessageSaysItsId() {
        for (var right : List.of("https://t.me/bakery/45", "https://t.me/c/1234567/45",
                "https://telegram.me/bakery/7/45",
                "https://t.me/c/1234567/7/45?single")) {
            assertEquals(Optional.of("45"), telegram.remoteId(URI.create(right)), right);
        }
        for (var wrong : List.of("https://t.me/bakery", "https://t.me/joinchat/abc", "https://t.me/c/45",
                "https://example.org/bakery/45", "mailto:a@b.c")) {
            assertEquals(Optional.empty(), telegram.remoteId(URI.create(wrong)), wrong);
        }
    }

    @Test
    void whiteSpaceAroundATextIsNotCounted() {
        assertEquals(4096, telegram.count("\n " + "a".repeat(4096) + " \n"));
    }

    @Test
    void tagsAreNotCountedAndBecomeEntities() {
        var markup = TelegramMarkup
                .html("<b>Ding</b> 👍🏽 <a href=\"https://example.org\">d<i>o</i>ng</a> &lt;3 &amp; &#128276;");

        assertEquals("Ding 👍🏽 dong <3 & 🔔", markup.text());
        assertEquals(List.of(new Entity("bold", 0, 4, Optional.empty()), new Entity("italic", 11, 1, Optional.empty()),
                new Entity("text_link", 10, 4, Optional.of("https://example.org"))), markup.entities());
        assertTrue(markup.mistake().isEmpty());
        assertEquals(List.of(), codes(new PartDraft("<b>" + "a".repeat(4096) + "</b>", List.of()), HTML));
        assertEquals(List.of("post-too-long"),
                codes(new PartDraft("<b>" + "a".repeat(4096) + "</b>", List.of()), Map.of()));
    }

    @Test
    void aBrokenTagIsFoundBeforeItIsSent() {
        for (var wrong : List.of("<b>x", "x</b>", "<b><i>x</b></i>", "<h1>x</h1>", "1 < 2", "<a>x</a>")) {
            assertEquals(List.of("text-markup-broken"), codes(new PartDraft(wrong, List.of()), HTML), wrong);
            assertEquals(List.of(), codes(new PartDraft(wrong, List.of()), Map.of()), wrong);
        }
    }

    @Test
    void anImageOfAnUnusualShapeIsRefused() {
        assertEquals(List.of(), codes(new PartDraft("x", List.of(image(5000, 5000))), Map.of()));
        assertEquals(List.of("media-dimensions-refused"),
                codes(new PartDraft("x", List.of(image(5000, 5001))), Map.of()));
        assertEquals(List.of("media-dimensions-refused"),
                codes(new PartDraft("x", List.of(image(2001, 100))), Map.of()));
    }

    private List<String> codes(PartDraft part, Map<String, String> settings) {
        return telegram.preflight(List.of(part), settings, Map.of()).stream().map(Problem::code).toList();
    }

    private static MediaFacts image(int width, int height) {
        return new MediaFacts(new UUID(0, 1), "image/png", 10, Optional.of(width), Optional.of(height),
                Optional.empty(),
                "a bell");
    }
}
