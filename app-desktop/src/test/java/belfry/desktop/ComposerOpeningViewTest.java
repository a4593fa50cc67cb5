package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** What the composer looks up when it opens and when channels are chosen, without holding anything up. */
class ComposerOpeningViewTest extends OpenComposer {
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

        var words = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH).withZone(OpenCalendar.BERLIN)
                .format(slot);
        Await.until("the slot is told", () -> console.text("#send-next-slot").equals("Next free slot · " + words));
        console.fire("#to-" + channel(1));
        Await.until("no channel, no slot", () -> console.text("#send-next-slot").equals("Next free slot"));
    }
}
