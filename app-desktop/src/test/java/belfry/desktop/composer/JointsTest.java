package belfry.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JointsTest {
    private static final String BREAD = "خبز طازج كل صباح";

    @Test
    void everyWordOfRightToLeftScriptGetsAJointAndNoneIsSent() {
        var jointed = Joints.with(BREAD);

        assertEquals(BREAD.length() + 3, jointed.length());
        assertEquals(BREAD, Joints.without(jointed));
        assertEquals(BREAD.repeat(9), Joints.without(Joints.with(BREAD.repeat(9))));
        assertTrue(Joints.with("خ".repeat(100)).length() > 100, "also a word without end");
    }

    @Test
    void otherTextsAreLeftAlone() {
        var text = "Bread \u200E and cake 👨‍👩‍👧";
        assertSame(text, Joints.with(text));
        assertSame(text, Joints.without(text));
        assertEquals(7, Joints.at(text, 7));
    }

    @Test
    void positionsAreFoundAgain() {
        assertEquals(0, Joints.at(BREAD, 0));
        assertEquals(3, Joints.at(BREAD, 3));
        assertEquals(4, Joints.at(BREAD, 4));
        assertEquals(6, Joints.at(BREAD, 5));
        assertEquals(Joints.with(BREAD).length(), Joints.at(BREAD, BREAD.length()));
        assertEquals(-1, Joints.at(BREAD, -1));
    }

    @Test
    void aLongParagraphOfWhatJoinsIsShownInPiecesThatCutNoSignAndNothingOfThemIsSent() {
        var family = "👨‍👩‍👧‍👦";
        for (var text : List.of(family.repeat(2000),
                (BREAD + " " + family + " and cake ").repeat(1000) + "\nnew line\n\n",
                "x" + family.repeat(300) + "\n" + BREAD.repeat(200))) {
            var shown = Joints.with(text);

            assertEquals(text, Joints.without(shown));
            assertTrue(shown.lines().allMatch(line -> line.length() < 400), "pieces are short");
            assertTrue(shown.lines().noneMatch(line -> line.startsWith("\u200D") || line.startsWith("\uDC68")),
                    "no family is torn");
            for (var position : new int[]{1, 500, text.length() - 1}) {
                assertEquals(text.charAt(position), shown.charAt(Joints.at(text, position + 1) - 1));
            }
        }
    }

    @Test
    void aLongTextOfLettersAndAPostWithSomeEmojiStayInOnePiece() {
        for (var text : List.of("Bread and cake ".repeat(7000), "Bread 👨‍👩‍👧 ".repeat(100))) {
            assertSame(text, Joints.with(text));
        }
    }
}
