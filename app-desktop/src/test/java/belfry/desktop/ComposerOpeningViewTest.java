package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the composer looks up when it opens and when channels are chosen, without holding anything up. */
@ExtendWith(ApplicationExtension.class)
class ComposerOpeningViewTest {
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

    private static UUID channel(int number) {
        return FakeServer.id(100 + number);
    }

    @Test
    void aDiskThatDoesNotAnswerHoldsUpNothingButTheDraftsOnIt() throws IOException, InterruptedException {
        Await.until("quiet", () -> console.desktop().background().idle());
        var pipe = Files.createDirectories(folder.resolve("drafts"))
                .resolve(fake.workspace.id() + "-new-slow.json");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var answered = new AtomicBoolean();

        var write = console.console().shell().actions().find("composer.new").orElseThrow().run();
        Platform.runLater(write);
        Platform.runLater(() -> answered.set(true));
        Await.until("the window goes on", answered::get);
        assertFalse(console.there("#composer"));

        Files.writeString(pipe, "");
        Files.delete(pipe);
        Await.until("the composer is open", () -> console.there("#composer"));
    }

    @Test
    void theNextFreeSlotIsToldBeforeOneTakesIt() {
        var slot = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MINUTES);
        fake.on("GET /slots/next", _ -> FakeServer.ok(Map.of("at", slot)));

        console.act("composer.new");
        console.fire("#to-" + channel(1));

        var words = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH).withZone(CalendarStage.BERLIN)
                .format(slot);
        Await.until("the slot is told", () -> console.text("#send-next-slot").equals("Next free slot · " + words));
        console.fire("#to-" + channel(1));
        Await.until("no channel, no slot", () -> console.text("#send-next-slot").equals("Next free slot"));
    }
}
