package belfry.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLogTest {
    @TempDir
    private Path logs;
    private ProcessLog log = ProcessLog.in(Path.of("."), "unset");

    @BeforeEach
    void open() {
        log = ProcessLog.in(logs, "orchestrator-1");
    }

    @Test
    void theEndIsShownAndTheCursorGoesOnFromThere() throws IOException {
        say("one\ntwo\nthree\n");

        var page = log.page("", "", 2);
        assertEquals(List.of("two", "three"), page.lines());

        say("four\nfünf\n");
        var next = log.page(page.next(), "", 100);
        assertEquals(List.of("four", "fünf"), next.lines());
        assertEquals(List.of(), log.page(next.next(), "", 100).lines());
    }

    @Test
    void aLineThatIsNotFinishedYetWaitsForItsEnd() throws IOException {
        say("one\ntw");
        var page = log.page("", "", 10);
        assertEquals(List.of("one"), page.lines());

        say("o\n");
        assertEquals(List.of("two"), log.page(page.next(), "", 10).lines());
    }

    @Test
    void aSearchFindsLinesWhateverTheCase() throws IOException {
        say("Published a\nfailed b\npublished c\n");

        assertEquals(List.of("Published a", "published c"), log.page("", "PUBLISHED", 10).lines());
    }

    @Test
    void aLogThatWasCutIsReadFromItsBeginning() throws IOException {
        say("a long line that is gone later\n");
        var page = log.page("", "", 10);
        Files.writeString(log.file(), "new\n");

        assertEquals(List.of("new"), log.page(page.next(), "", 10).lines());
    }

    @Test
    void aLogThatIsNotThereIsEmpty() throws IOException {
        assertEquals(List.of(), log.page("", "", 10).lines());
        assertEquals(List.of(), log.tail(0, 10));
        assertEquals(List.of(), log.page("nonsense", "", 10).lines());
    }

    @Test
    void aLargeLogIsMovedAwayAndCutWhileItsWriterGoesOn() throws IOException {
        try (var writer = Files.newBufferedWriter(log.file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var line = "x".repeat(1023) + "\n";
            for (int i = 0; i < 10 * 1024; i++) {
                writer.write(line);
            }
            writer.flush();

            log.rotate();
            writer.write("after\n");
            writer.flush();
        }

        assertEquals("after\n", Files.readString(log.file()));
        assertTrue(Files.size(logs.resolve("orchestrator-1.log.1")) >= 10 * 1024 * 1024);
    }

    private void say(String text) throws IOException {
        Files.writeString(log.file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
