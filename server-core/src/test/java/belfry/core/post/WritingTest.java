package belfry.core.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WritingTest {

    @Test
    void aPostShowsTheStateThatAPersonShouldLookAtFirst() {
        assertEquals(DeliveryState.FAILED,
                WholeState.of(List.of(DeliveryState.PUBLISHED, DeliveryState.FAILED, DeliveryState.QUEUED)));
        assertEquals(DeliveryState.UNCONFIRMED,
                WholeState.of(List.of(DeliveryState.FAILED, DeliveryState.UNCONFIRMED)));
        assertEquals(DeliveryState.PUBLISHED,
                WholeState.of(List.of(DeliveryState.CANCELLED, DeliveryState.PUBLISHED)));
        assertEquals(DeliveryState.DRAFT, WholeState.of(List.of()));
    }

    @Test
    void everyStateIsShown() {
        for (var state : DeliveryState.values()) {
            assertEquals(state, WholeState.of(List.of(state)));
        }
    }

    @Test
    void theExcerptIsTheFirstWordsOnOneLine() {
        assertEquals("Hello world", Excerpt.of(List.of("  \n", "Hello\r\n\tworld ")));
        assertEquals("", Excerpt.of(List.of()));
    }

    @Test
    void theExcerptCutsNoFamilyInHalf() {
        var family = "👨‍👩‍👧‍👦";

        var excerpt = Excerpt.of(List.of(family.repeat(50)));

        assertTrue(excerpt.endsWith(family + "…"), excerpt);
        assertTrue(excerpt.length() <= 141);
    }

    @Test
    void aTextOfAHundredThousandCharactersInAnyScriptIsKept() {
        assertTrue(Wording.problem("שלום 👋🏽 ".repeat(12_500), "/parts/0/text").isEmpty());
        assertTrue(Wording.problem("", "/parts/0/text").isEmpty());
    }

    @Test
    void halfACharacterAndZeroAreRefusedAtTheirPlace() {
        var half = Wording.problem("ab\ud83d", "/parts/0/text").orElseThrow();
        var zero = Wording.problem("a\u0000b", "/parts/1/text").orElseThrow();

        assertEquals("text-not-utf8", half.code());
        assertTrue(half.summary().contains("position 2"));
        assertEquals("/parts/1/text", zero.field());
        assertFalse(zero.remedy().isEmpty());
        assertTrue(Wording.problem("\udc00", "/x").isPresent());
    }

    @Test
    void aTextBeyondEverySizeIsRefused() {
        assertEquals("post-too-long",
                Wording.problem("x".repeat(Wording.LONGEST + 1), "/parts/0/text").orElseThrow().code());
    }
}
