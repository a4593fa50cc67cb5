package belfry.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import belfry.core.problem.Problem;
import belfry.desktop.FakeServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSlotTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;
    @SuppressWarnings("NullAway.Init")
    private Desk desk;
    private int asked;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String words(Duration from) {
        desk.fake.on("GET /slots/next", _ -> {
            asked++;
            return FakeServer.ok(Map.of("at", Desk.NOW.plus(from)));
        });
        var model = desk.composer();
        model.writing().chosen().add(Desk.channel(1));
        desk.pass();
        return model.freeSlot().words(BERLIN);
    }

    @Test
    void theSlotIsNamedAsShortlyAsItsDistanceAllows() {
        assertEquals("Next free slot · today 18:30", words(Duration.ofHours(3)));
        assertEquals("Next free slot · Wed 15:30", words(Duration.ofDays(2)));
        assertEquals("Next free slot · Mon 30 Nov, 15:30", words(Duration.ofDays(7)));
    }

    @Test
    void typingDoesNotAskAgainForTheSameChannels() {
        desk.fake.on("GET /slots/next", _ -> {
            asked++;
            return FakeServer.ok(Map.of("at", Desk.NOW.plusSeconds(60)));
        });
        var model = desk.composer();
        model.writing().chosen().add(Desk.channel(1));
        desk.pass();
        Desk.say(model, 0, "Fresh bread");
        desk.pass();
        assertEquals(1, asked);

        model.writing().chosen().add(Desk.channel(2));
        desk.pass();
        assertEquals(2, asked);
    }

    @Test
    void whereThereIsNoSlotNoneIsNamed() {
        desk.fake.on("GET /slots/next", _ -> new FakeServer.Answer(422, Problem.error("no-free-slot", "None", "Taken",
                "Add slots")));
        var model = desk.composer();
        model.writing().chosen().add(Desk.channel(1));
        desk.pass();
        assertNull(model.freeSlot().atProperty().get());
        assertEquals("Next free slot", model.freeSlot().words(BERLIN));
    }
}
