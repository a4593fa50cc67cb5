package belfry.core.network.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.PartDraft;
import belfry.core.problem.Problem;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MastodonTest {
    private final Mastodon mastodon = new Mastodon();

    @Test
    void everyAddressCountsTwentyThreeHoweverLong() {
        assertEquals(23, mastodon.count("https://a.example"));
        assertEquals(23 + 1 + 23, mastodon.count("https://a.example/" + "b".repeat(300) + " http://c.example?d=e"));
        assertEquals(4 + 23 + 1, mastodon.count("see https://example.org/path."));
        assertEquals(1 + 23 + 1, mastodon.count("(https://example.org/path)"));
        assertEquals("ftp://example.org".length(), mastodon.count("ftp://example.org"));
    }

    @Test
    void theAddressOfAStatusAtItsOwnInstanceSaysItsId() {
        assertEquals(Optional.of("114"), mastodon.remoteId(URI.create("https://social.example/@anna/114")));
        assertEquals(Optional.of("114"),
                mastodon.remoteId(URI.create("https://social.example/users/anna/statuses/114")));
        assertEquals(Optional.empty(), mastodon.remoteId(URI.create("https://other.example/@anna@social.example/9")));
        assertEquals(Optional.empty(), mastodon.remoteId(URI.create("https://social.example/@anna")));
    }

    @Test
    void aMentionCountsWithoutItsInstance() {
        assertEquals("@anna".length(), mastodon.count("@anna@a-very-long-instance.example.org"));
        assertEquals("hi @anna!".length(), mastodon.count("hi @anna@social.example!"));
        assertEquals("mail anna@social.example".length(), mastodon.count("mail anna@social.example"));
    }

    @Test
    void theInstanceSetsTheLimits() {
        var facts = Map.of(Mastodon.MAX_CHARACTERS, "5000", Mastodon.MAX_MEDIA, "16", Mastodon.MEDIA_TYPES,
                "image/png,audio/ogg,video/mp4");

        assertEquals(5000, mastodon.limit(facts));
        assertEquals(16, mastodon.maxMedia(facts));
        assertEquals(List.of("image/png", "video/mp4"), mastodon.mediaTypes(facts));
        assertEquals(500, mastodon.limit(Map.of(Mastodon.MAX_CHARACTERS, "many")));
        assertTrue(mastodon.preflight(List.of(new PartDraft("a".repeat(5000), List.of())), Map.of(), facts).isEmpty());
    }

    @Test
    void theContentWarningCountsWithTheText() {
        var parts = List.of(new PartDraft("a".repeat(495), List.of()));
        assertTrue(mastodon.preflight(parts, Map.of(Mastodon.CONTENT_WARNING, "bells!"), Map.of()).getFirst().summary()
                .contains("501"));
        assertTrue(mastodon.preflight(parts, Map.of(Mastodon.CONTENT_WARNING, "bells"), Map.of()).isEmpty());
    }

    @Test
    void aSettingThatMastodonDoesNotKnowIsRefusedAtItsPlace() {
        assertEquals(List.of("/settings/visibility", "/settings/language"),
                mastodon.preflight(List.of(), Map.of(Mastodon.VISIBILITY, "friends", Mastodon.LANGUAGE, "English"),
                        Map.of()).stream().map(Problem::field).toList());
        for (var visibility : Mastodon.VISIBILITIES) {
            assertTrue(mastodon.preflight(List.of(), Map.of(Mastodon.VISIBILITY, visibility, Mastodon.LANGUAGE, "en"),
                    Map.of()).isEmpty());
        }
    }
}
