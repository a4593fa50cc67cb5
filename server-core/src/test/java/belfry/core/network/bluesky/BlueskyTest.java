package belfry.core.network.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.media.MediaFacts;
import belfry.core.network.PartDraft;
import belfry.core.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlueskyTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private final Bluesky bluesky = new Bluesky();

    @Test
    void threeHundredGraphemesAreTooMuchWhenTheyHaveMoreThanThreeThousandBytes() {
        assertTrue(check(new PartDraft(FAMILY.repeat(120), List.of()), Map.of()).isEmpty());

        var problems = check(new PartDraft(FAMILY.repeat(121), List.of()), Map.of());

        assertEquals(List.of("post-too-long"), problems.stream().map(Problem::code).toList());
        assertTrue(problems.getFirst().summary().contains("3025 bytes"), problems.getFirst().summary());
    }

    @Test
    void aVideoIsRefusedBeforeAnythingIsSent() {
        var problems = check(new PartDraft("look", List.of(medium("video/mp4", 10))), Map.of());
        assertEquals(List.of("media-type-refused"), problems.stream().map(Problem::code).toList());
    }

    @Test
    void theLargestImageIsWhatTheAccountsServerTakes() {
        var part = new PartDraft("look", List.of(medium("image/png", 1_500_000)));
        assertEquals(List.of("media-too-large"), check(part, Map.of()).stream().map(Problem::code).toList());
        assertTrue(check(part, Map.of(Bluesky.IMAGE_BYTES, "2000000")).isEmpty());
    }

    @Test
    void languagesAreTagsAndAtMostThree() {
        for (var right : List.of("", "en", "en, de", "pt-BR,en,zh-Hant")) {
            assertTrue(bluesky.preflight(List.of(), Map.of(Bluesky.LANGUAGES, right), Map.of()).isEmpty(), right);
        }
        for (var wrong : List.of("english", "en,de,fr,it", "e", "en;de")) {
            assertEquals("/settings/languages", bluesky.preflight(List.of(), Map.of(Bluesky.LANGUAGES, wrong), Map.of())
                    .getFirst().field(), wrong);
        }
    }

    private List<Problem> check(PartDraft part, Map<String, String> facts) {
        return bluesky.preflight(List.of(part), Map.of(), facts);
    }

    private static MediaFacts medium(String type, long bytes) {
        return new MediaFacts(new UUID(0, 1), type, bytes, Optional.of(10), Optional.of(10), Optional.empty(),
                "a bell");
    }
}
