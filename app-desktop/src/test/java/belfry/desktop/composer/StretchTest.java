package belfry.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static final String LONG = "Fresh bread every day. ".repeat(2000);

    @Test
    void aShortTextIsThereAsAWhole() {
        for (var text : List.of("", "Bread", "x".repeat(Stretch.WHOLE))) {
            var stretch = Stretch.ending(text);
            assertTrue(stretch.whole());
            assertEquals(text, stretch.shown());
            assertEquals("", stretch.words());
        }
    }

    @Test
    void ofALongTextTheEndIsThereAndOneWalksToItsBeginningAndBack() {
        var stretch = Stretch.ending(LONG);
        assertEquals("", stretch.after());
        assertTrue(LONG.endsWith(stretch.shown()));

        var steps = 0;
        for (; !stretch.before().isEmpty(); steps++) {
            var from = stretch.before().length();
            stretch = stretch.earlier();
            assertEquals(LONG, stretch.text());
            assertTrue(stretch.end() >= from, "nothing is passed over");
            assertTrue(stretch.before().isEmpty() || stretch.before().endsWith(" "), "no word is cut");
        }
        assertEquals(10, steps, 1);
        for (; !stretch.after().isEmpty(); steps--) {
            var to = stretch.end();
            stretch = stretch.later();
            assertTrue(stretch.before().length() <= to);
        }
        assertEquals(0, steps, 1);
        assertEquals("Characters 1 to 4,997 of 46,000", stretch.first().words());
        assertEquals(Stretch.ending(LONG), stretch.first().last());
    }

    @Test
    void noSignIsTornWhereThereIsNoSpace() {
        var family = "👨‍👩‍👧‍👦";
        for (var stretch = Stretch.ending(family.repeat(2000)); !stretch.before().isEmpty(); stretch = stretch
                .earlier()) {
            assertTrue(stretch.shown().startsWith(family));
            assertEquals(0, stretch.shown().length() % family.length());
        }
    }

    @Test
    void whatHasGrownTooLongIsCutAroundTheCursorAndWhatHasShrunkIsFilledUp() {
        var grown = Stretch.ending("The end").saying(LONG + "The end", LONG.length());
        assertTrue(grown.shown().endsWith("The end"));
        assertFalse(grown.whole());
        assertEquals(LONG + "The end", grown.text());

        var middle = Stretch.ending("").saying(LONG, 20_000);
        assertTrue(middle.before().length() < 20_000 && middle.end() > 20_000);

        var shrunk = middle.saying("", 0);
        assertTrue(shrunk.shown().length() > 1000, "there is more to see");
        assertEquals(middle.before() + middle.after(), shrunk.text());
        assertTrue(shrunk.saying("bread ".repeat(500), 0).text().contains("bread bread"));
    }

    @Test
    void aMarkOfTheWholeTextIsFoundInTheStretch() {
        var end = Stretch.ending(LONG);
        assertEquals(0, end.within(100), "all of it is beyond");
        assertEquals(7, end.within(end.before().length() + 7));
        assertEquals(PartModel.FITS, end.within(PartModel.FITS));
        assertEquals(PartModel.FITS, end.first().within(20_000), "it begins later");
        assertEquals(300, Stretch.ending("x".repeat(500)).within(300));
    }
}
