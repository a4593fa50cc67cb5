package belfry.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.media.MediaFacts;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MediaRulesTest {
    private static final MediaRules RULES = new MediaRules("Somewhere", 2,
            Map.of("image/png", 1000L, "video/mp4", 5000L), true, 10);

    @Test
    void mediaWithinTheRulesAreTaken() {
        assertTrue(RULES.check(0, List.of(png(1000, "a tower"), png(1, "a bell"))).isEmpty());
        assertTrue(RULES.check(0, List.of(medium("video/mp4", 5000, "it rings"))).isEmpty());
    }

    @Test
    void oneTooManyIsPlacedAtTheFirstThatDoesNotFit() {
        assertProblem("media-too-many", "/parts/3/media/2",
                RULES.check(3, List.of(png(1, "a"), png(1, "b"), png(1, "c"))));
    }

    @Test
    void aTypeThatIsNotTakenNamesThoseThatAre() {
        var problem = assertProblem("media-type-refused", "/parts/0/media/1",
                RULES.check(0, List.of(png(1, "a"), medium("image/tiff", 1, "b"))));
        assertTrue(problem.cause().contains("image/png, video/mp4"));
    }

    @Test
    void aFileThatIsTooLargeNamesBothSizes() {
        var problem = assertProblem("media-too-large", "/parts/0/media/0",
                RULES.check(0, List.of(png(2_500_000, "a"))));
        assertTrue(problem.summary().contains("2.5 MB") && problem.summary().contains("1 kB"), problem.summary());
    }

    @Test
    void aVideoStandsAloneWhereTheNetworkWantsIt() {
        assertProblem("media-mixed", "/parts/0/media/1",
                RULES.check(0, List.of(png(1, "a"), medium("video/mp4", 1, "b"))));
        assertTrue(new MediaRules("Elsewhere", 2, Map.of("image/png", 9L, "video/mp4", 9L), false, 10)
                .check(0, List.of(png(1, "a"), medium("video/mp4", 1, "b"))).isEmpty());
    }

    @Test
    void aMissingDescriptionIsAWarningAndALongOneAnError() {
        var missing = assertProblem("alt-text-missing", "/parts/0/media/0", RULES.check(0, List.of(png(1, " "))));
        assertEquals(Severity.WARNING, missing.severity());
        assertProblem("alt-text-too-long", "/parts/0/media/0", RULES.check(0, List.of(png(1, "a".repeat(11)))));
        assertTrue(RULES.check(0, List.of(png(1, "👨‍👩‍👧‍👦".repeat(10)))).isEmpty());
    }

    private static Problem assertProblem(String code, String field, List<Problem> problems) {
        assertEquals(List.of(code), problems.stream().map(Problem::code).toList());
        assertEquals(field, problems.getFirst().field());
        return problems.getFirst();
    }

    private static MediaFacts png(long bytes, String alt) {
        return medium("image/png", bytes, alt);
    }

    private static MediaFacts medium(String type, long bytes, String alt) {
        return new MediaFacts(new UUID(0, 1), type, bytes, Optional.empty(), Optional.empty(), Optional.empty(), alt);
    }
}
