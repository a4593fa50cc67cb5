package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Texts that JavaFX does not lay out by itself: of right-to-left script, of joined emoji, very long ones. */
@ExtendWith(ApplicationExtension.class)
class LongTextViewTest {
    private final FakeServer fake = new FakeServer();
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;
    @SuppressWarnings("NullAway.Init")
    private Stage stage;
    @SuppressWarnings("NullAway.Init")
    private ConsoleDriver console;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void open() {
        console = new ConsoleDriver(stage, fake, folder);
        console.open();
    }

    @AfterEach
    void close() {
        console.close();
        fake.close();
    }

    private void write(String words, int... channels) {
        console.act("composer.new");
        for (var channel : channels) {
            console.fire("#to-" + channel(channel));
        }
        console.type("#part-0", words);
    }

    private static UUID channel(int number) {
        return FakeServer.id(100 + number);
    }

    private List<String> sent() {
        return fake.posts.stream().map(post -> post.parts().getFirst().text()).toList();
    }

    private List<String> counters() {
        return console.robot().lookup(".counter").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
    }

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

    /** Counts the work of the JavaFX thread: how busy the machine is does not matter. */
    private void typesSoon(String text) {
        write(text, 0);
        TextArea area = console.node("#part-0");
        Await.until("counted", () -> !counters().isEmpty());
        var longest = 0L;
        for (var i = 0; i < 5; i++) {
            var before = work();
            console.robot().interact(() -> area.insertText(area.getLength(), "x"));
            console.robot().interact(() -> area.getScene().getRoot().layout());
            longest = Math.max(longest, work() - before);
        }
        System.getLogger("composer").log(System.Logger.Level.INFO, "longest keystroke in 100,000 characters: {0} ms",
                longest / 1_000_000);
        assertTrue(longest < 3_000_000_000L, "a keystroke took " + longest / 1_000_000 + " ms of work");
        console.fire("#send-draft");
        Await.until("sent whole", () -> sent().equals(List.of(text + "xxxxx")));
    }

    private long work() {
        var spent = new long[1];
        console.robot().interact(() -> spent[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        return spent[0];
    }
}
