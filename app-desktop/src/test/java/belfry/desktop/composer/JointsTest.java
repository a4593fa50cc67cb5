package belfry.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
