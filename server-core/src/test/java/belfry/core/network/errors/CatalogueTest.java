package belfry.core.network.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.publish.ErrorClass;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = new Catalogue(List.of(entry("any-429", "any", 429, "", "", false),
            entry("any-busy", "any", null, "error", "busy", false), entry("ours-429", "ours", 429, "", "", false),
            entry("ours-busy", "ours", 429, "error", "busy", false),
            entry("ours-very-busy", "ours", 429, "error", "very busy", false),
            entry("ours-exact", "ours", 400, "error", "Busy", true)));

    @Test
    void theEntryThatKnowsMostWins() {
        assertFound("any-429", Fault.answered("theirs", 429, Map.of()));
        assertFound("any-429", Fault.answered("theirs", 429, Map.of("error", "busy")));
        assertFound("any-busy", Fault.answered("theirs", 400, Map.of("error", "too busy")));
        assertFound("ours-429", Fault.answered("ours", 429, Map.of("error", "no")));
        assertFound("ours-busy", Fault.answered("ours", 429, Map.of("error", "busy")));
        assertFound("ours-very-busy", Fault.answered("ours", 429, Map.of("error", "very busy")));
        assertFound("ours-exact", Fault.answered("ours", 400, Map.of("error", "busy")));
        assertFound("any-busy", Fault.answered("ours", 400, Map.of("error", "busy today")));
    }

    @Test
    void aTextInAnotherFieldIsNoMatch() {
        assertTrue(catalogue.find(Fault.answered("ours", 500, Map.of("message", "busy 429"))).isEmpty());
        assertTrue(catalogue.find(Fault.broken("ours", "429 busy")).isEmpty());
    }

    @Test
    void anUnknownAnswerIsJudgedByItsStatus() {
        assertJudged(401, ErrorClass.REAUTHORISE, Settled.NOT_PUBLISHED);
        assertJudged(403, ErrorClass.PERMISSION, Settled.NOT_PUBLISHED);
        assertJudged(400, ErrorClass.FIX_CONTENT, Settled.NOT_PUBLISHED);
        assertJudged(422, ErrorClass.FIX_CONTENT, Settled.NOT_PUBLISHED);
        assertJudged(415, ErrorClass.FIX_MEDIA, Settled.NOT_PUBLISHED);
        assertJudged(418, ErrorClass.UNKNOWN, Settled.NOT_PUBLISHED);
        assertJudged(302, ErrorClass.UNKNOWN, Settled.NOT_PUBLISHED);
        assertJudged(500, ErrorClass.OUTAGE, Settled.UNKNOWN);
        assertJudged(599, ErrorClass.OUTAGE, Settled.UNKNOWN);
        assertJudged(200, ErrorClass.UNKNOWN, Settled.UNKNOWN);
    }

    @Test
    void aLostAnswerIsNeverCalledARefusal() {
        var verdict = catalogue.judge(Fault.broken("ours", "IOException: gone"), "Ours");
        assertEquals(Settled.UNKNOWN, verdict.settled());
        assertTrue(verdict.problem().evidence().contains("cause: IOException: gone"));
    }

    @Test
    void whatWasSeenIsKeptShort() {
        var verdict = catalogue.judge(Fault.answered("ours", 400, Map.of("error", "x".repeat(5000))), "Ours");
        assertEquals(List.of("HTTP 400", "error: " + "x".repeat(300) + "…"), verdict.problem().evidence());
    }

    @Test
    void anEntryWithoutARemedyOrAConditionIsNotAccepted() {
        assertThrows(IllegalArgumentException.class, () -> entry("x", "any", null, "", "", false));
        assertThrows(IllegalArgumentException.class, () -> new CatalogueEntry("x", "any", 400, "", "", false, "s", "c",
                List.of(), ErrorClass.UNKNOWN, Settled.UNKNOWN));
    }

    private void assertFound(String code, Fault fault) {
        assertEquals(code, catalogue.find(fault).map(CatalogueEntry::code).orElse("none"));
    }

    private void assertJudged(int status, ErrorClass kind, Settled settled) {
        var verdict = catalogue.judge(Fault.answered("theirs", status, Map.of("error", "odd")), "Theirs");
        assertEquals(kind, verdict.kind(), Integer.toString(status));
        assertEquals(settled, verdict.settled(), Integer.toString(status));
        assertTrue(verdict.problem().summary().contains("Theirs"));
    }

    private static CatalogueEntry entry(String code, String network, @Nullable Integer status,
            String field, String match, boolean whole) {
        return new CatalogueEntry(code, network, status, field, match, whole, "summary", "cause", List.of("remedy"),
                ErrorClass.UNKNOWN, Settled.UNKNOWN);
    }
}
