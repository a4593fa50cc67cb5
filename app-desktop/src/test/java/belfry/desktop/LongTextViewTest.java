package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Texts that JavaFX does not lay out by itself: of right-to-left script, of joined emoji, very long ones. */
class LongTextViewTest extends OpenComposer {
    /** Characters that the editor shows of a text that is longer. */
    private static final int SHOWN = 10_000;

    private final AtomicLong work = new AtomicLong();

    @Test
    void rightToLeftAndFamiliesAreCountedAndReadAsTheyAre() {
        write("خبز طازج 👨‍👩‍👧‍👦", 1);
        Await.until("counted", () -> counters().equals(List.of("10/300")));

        TextArea area = console.node("#part-0");
        assertEquals(NodeOrientation.RIGHT_TO_LEFT, area.getNodeOrientation());
        console.type("#part-0", "خبز طازج كل صباح ".repeat(30));
        Await.until("counted though it is longer than a line", () -> counters().equals(List.of("510/300")));
        Await.until("marked", () -> console.there(".overflow-mark"));

        console.type("#part-0", "خبز طازج");
        console.robot().interact(() -> area.positionCaret(area.getLength()));
        for (var i = 0; i < 5; i++) {
            console.robot().interact(area::deletePreviousChar);
        }
        console.fire("#send-draft");
        Await.until("sent without what only the editor needs", () -> sent().equals(List.of("خبز")));
    }

    @Test
    void aHundredThousandCharactersDoNotFreezeTheTyping() {
        typesSoon(("Fresh bread from six in the morning, every day. ".repeat(20) + "\n").repeat(110)
                .substring(0, 100_000));
    }

    @Test
    void aHundredThousandOfFamiliesAndOfArabicInOneParagraphDoNotEither() {
        var mixed = "Bread 👨‍👩‍👧‍👦 خبز طازج كل صباح ".repeat(3000);
        typesSoon(mixed.substring(0, mixed.offsetByCodePoints(0, mixed.codePointCount(0, 100_000))));
    }

    @Test
    void aLongTextIsEditedOneStretchAfterTheOtherAndNothingOfItIsLost() {
        var text = IntStream.range(0, 9000).mapToObj("word%04d"::formatted).collect(Collectors.joining(" "));
        write(text, 0);
        TextArea area = console.node("#part-0");
        assertTrue(area.getText().endsWith("word8999"), "one goes on at its end");
        var last = area.getText();

        console.fire("#part-0-earlier");
        assertTrue(area.getLength() < SHOWN && !area.getText().endsWith("word8999"));
        console.robot().interact(() -> area.insertText(area.getText().indexOf("word8100"), "new "));
        console.robot().interact(area::undo);
        console.robot().interact(area::undo);
        console.robot().interact(() -> area.insertText(area.getText().indexOf("word8100"), "fresh "));
        console.fire("#part-0-later");
        assertTrue(area.getText().endsWith(last));
        assertEquals("Characters 75,994 to 81,005 of 81,005", console.text("#part-0-place"));

        console.fire("#send-draft");
        Await.until("sent whole", () -> sent().equals(List.of(text.replace("word8100", "fresh word8100"))));
    }

    @Test
    void keysLeadOverTheEndsOfAStretch() {
        write("Fresh bread every day. ".repeat(2000) + "End.", 0);
        TextArea area = console.node("#part-0");
        console.robot().interact(area::requestFocus);

        press(area, KeyCode.HOME, true);
        assertEquals(0, area.getCaretPosition());
        console.robot().interact(() -> area.insertText(0, "Begin: "));
        console.robot().interact(() -> area.positionCaret(area.getLength()));
        press(area, KeyCode.DOWN, false);
        assertTrue(area.getText().startsWith("Fresh") || area.getText().startsWith("bread")
                || area.getText().startsWith("every") || area.getText().startsWith("day."), area.getText(0, 20));
        press(area, KeyCode.END, true);
        assertTrue(area.getText().endsWith("End."));
        assertEquals(area.getLength(), area.getCaretPosition());
        console.fire("#send-draft");
        Await.until("sent whole",
                () -> sent().equals(List.of("Begin: " + "Fresh bread every day. ".repeat(2000) + "End.")));
    }

    private void press(TextArea area, KeyCode key, boolean shortcut) {
        console.robot().interact(() -> Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false,
                shortcut, false, false)));
    }

    @Test
    void whatIsPastedInFrontIsThereWholeAndTheCursorBehindIt() {
        write("The end", 0);
        TextArea area = console.node("#part-0");
        var pasted = "Bread 👨‍👩‍👧‍👦 خبز ".repeat(1500);
        console.robot().interact(() -> area.insertText(0, pasted));

        assertTrue(area.getText(0, area.getCaretPosition()).replace("\u200E", "").endsWith(" خبز "));
        assertEquals("The end", area.getText().substring(area.getCaretPosition()).replace("\u200E", ""));
        console.fire("#send-draft");
        Await.until("sent whole", () -> sent().equals(List.of(pasted + "The end")));
    }

    /** Counts the processor time of the JavaFX thread: how busy the machine is does not matter. */
    private void typesSoon(String text) {
        write(text.substring(0, text.offsetByCodePoints(0, SHOWN / 4)), 0);
        TextArea area = console.node("#part-0");
        // A window that was just opened loads its classes at the first keys, however long the text is.
        for (var i = 0; i < 5; i++) {
            key(area);
        }
        console.type("#part-0", text);
        Await.until("counted", () -> !counters().isEmpty());
        countFramesOf(area.getScene());
        var longest = 0L;
        for (var i = 0; i < 5; i++) {
            var before = work.get();
            key(area);
            longest = Math.max(longest, work.get() - before);
        }
        System.getLogger("composer").log(System.Logger.Level.INFO, "longest keystroke in 100,000 characters: {0} ms",
                longest / 1_000_000);
        assertTrue(area.getLength() < 2 * SHOWN, "the rest of it is not laid out");
        assertTrue(longest < 1_000_000_000L, "a keystroke took " + longest / 1_000_000 + " ms of work");
        console.fire("#send-draft");
        Await.until("sent whole", () -> sent().equals(List.of(text + "xxxxx")));
    }

    /** Styles and layout of each frame; not its picture, which the display of the tests copies on the same thread. */
    private void countFramesOf(Scene scene) {
        var begin = new AtomicLong();
        console.robot().interact(() -> {
            scene.addPreLayoutPulseListener(() -> begin.set(spent()));
            scene.addPostLayoutPulseListener(() -> work.addAndGet(spent() - begin.get()));
        });
    }

    private void key(TextArea area) {
        console.robot().interact(() -> {
            var begin = spent();
            area.insertText(area.getLength(), "x");
            area.getScene().getRoot().applyCss();
            area.getScene().getRoot().layout();
            work.addAndGet(spent() - begin);
        });
        console.robot().interact(() -> {});
    }

    private static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
