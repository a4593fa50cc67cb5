package belfry.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworksTest {
    /** Combining accent, family, flag, Devanagari conjunct, skin tone, two CJK characters. */
    private static final List<String> TEXTS = List.of("e\u0301", "👨‍👩‍👧‍👦", "🇩🇪", "क्ष", "👍🏽", "日本");

    @Test
    void eachNetworkIsFoundByItsIdAndAnUnknownOneIsNot() {
        for (var network : Networks.all()) {
            assertEquals(network, Networks.find(network.id()).orElseThrow());
        }
        assertEquals(List.of("localfeed", "bluesky", "mastodon", "telegram"),
                Networks.all().stream().map(Network::id).toList());
        assertTrue(Networks.find("myspace").isEmpty());
    }

    @Test
    void eachNetworkCountsTheSameTextsInItsOwnWay() {
        assertEquals(List.of(1, 1, 1, 1, 1, 2), counts("bluesky"));
        assertEquals(List.of(1, 1, 1, 1, 1, 2), counts("mastodon"));
        assertEquals(List.of(1, 1, 1, 1, 1, 2), counts("localfeed"));
        assertEquals(List.of(2, 11, 4, 3, 4, 2), counts("telegram"));
    }

    private static List<Integer> counts(String network) {
        return TEXTS.stream().map(Networks.find(network).orElseThrow()::count).toList();
    }

    @Test
    void anAddressOfFortyCharactersCountsTwentyThreeOnMastodonOnly() {
        var address = "https://example.org/" + "a".repeat(20);
        assertEquals(40, address.length());
        assertEquals(23, count("mastodon", address));
        assertEquals(40, count("bluesky", address));
        assertEquals(40, count("telegram", address));
    }

    private static int count(String network, String text) {
        return Networks.find(network).orElseThrow().count(text);
    }

    @Test
    void aTextAtTheLimitIsTakenAndOneMoreIsRefusedAtItsField() {
        for (var network : Networks.all()) {
            int limit = network.limit(Map.of());
            assertTrue(network.preflight(parts("a".repeat(limit)), Map.of(), Map.of()).isEmpty(), network.id());

            var problems = network.preflight(parts("fine", "a".repeat(limit + 1)), Map.of(), Map.of());

            assertEquals(1, problems.size(), network.id());
            assertEquals("post-too-long", problems.getFirst().code());
            assertEquals("/parts/1/text", problems.getFirst().field());
            assertTrue(problems.getFirst().summary().contains(Integer.toString(limit + 1)));
            assertEquals("Shorten it by 1 " + network.unit().replaceFirst("s$", ""),
                    problems.getFirst().remedy().getFirst());
        }
    }

    @Test
    void whatIsAskedOfAPersonIsNamedAndSecretsAreMarked() {
        for (var network : Networks.all()) {
            assertEquals(network.connectKind() == ConnectKind.NONE, network.connectFields().isEmpty(), network.id());
            assertTrue(network.maxMedia(Map.of()) > 0);
            assertFalse(network.mediaTypes(Map.of()).isEmpty());
            assertTrue(network.threads());
        }
        assertTrue(Networks.find("bluesky").orElseThrow().connectFields().stream()
                .filter(field -> field.key().equals("password")).allMatch(ConnectField::secret));
        assertTrue(Networks.find("telegram").orElseThrow().connectFields().stream()
                .filter(field -> field.key().equals("token")).allMatch(ConnectField::secret));
    }

    private static List<PartDraft> parts(String... texts) {
        return List.of(texts).stream().map(text -> new PartDraft(text, List.of())).toList();
    }
}
