package belfry.core.network.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacetsTest {

    @Test
    void offsetsCountBytesBehindLettersOfManyBytes() {
        var text = "日本 👨‍👩‍👧‍👦 grüßt @anna.bsky.social bei https://example.org/a?b=1 #Glocke";

        assertEquals(List.of("@anna.bsky.social", "https://example.org/a?b=1", "#Glocke"), cut(text));
        assertEquals(List.of(new Facet.Mention(41, 58, "anna.bsky.social"),
                new Facet.Link(63, 88, "https://example.org/a?b=1"), new Facet.Tag(89, 96, "Glocke")), Facets.in(text));
    }

    @Test
    void theEndOfASentenceIsNoPartOfAnAddressButItsOwnBracketsAre() {
        assertEquals(List.of("https://example.org/a"), cut("See https://example.org/a."));
        assertEquals(List.of("https://example.org/a"), cut("(see https://example.org/a)"));
        assertEquals(List.of("https://en.wikipedia.org/wiki/Bell_(instrument)"),
                cut("https://en.wikipedia.org/wiki/Bell_(instrument), they say"));
        assertEquals(List.of("http://example.org"), cut("\"http://example.org\"!"));
    }

    @Test
    void aTagEndsBeforePunctuationAndIsNeverANumberOnly() {
        assertEquals(List.of("#java25", "#日本"), cut("#java25, #日本! #2026 # #"));
        assertEquals(List.of(), cut("a#b &#39; " + "#" + "x".repeat(65)));
        assertEquals(List.of("#" + "x".repeat(64)), cut("#" + "x".repeat(64)));
    }

    @Test
    void whatIsInsideAnAddressIsNeitherTagNorMention() {
        assertEquals(List.of("https://example.org/@anna.example.org#top"),
                cut("https://example.org/@anna.example.org#top"));
        assertEquals(List.of(), cut("mail anna@example.org or a.b@c"));
    }

    @Test
    void aMentionNeedsAWholeHandle() {
        assertEquals(List.of("@anna.test"), cut("(@anna.test) @anna @anna. @.test"));
    }

    private static List<String> cut(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return Facets.in(text).stream().map(facet -> new String(Arrays.copyOfRange(bytes, facet.start(), facet.end()),
                StandardCharsets.UTF_8)).toList();
    }
}
