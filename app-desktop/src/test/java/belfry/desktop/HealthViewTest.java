package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Place;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/** What a person sees and opens on Health. */
class HealthViewTest extends OpenConsole {
    private void open() {
        console.open();
        console.robot().interact(() -> console.console().shell().navigator().go(new Place(Area.HEALTH, "")));
        Await.until("the map", () -> console.robot().lookup("#stack-server").tryQuery().isPresent());
    }

    private void press(String lamp) {
        console.robot().interact(() -> console.robot().lookup(lamp).queryAs(Button.class).fire());
    }

    @Test
    void everyLampOfTheMapOpensWhatItStandsFor() {
        open();

        press("#stack-bluesky");
        Await.until("the network", () -> console.text("#drawer-title").equals("Bluesky"));
        Await.until("its queue", () -> console.label("publish-bluesky"));

        press("#stack-server");
        Await.until("the process", () -> console.text("#drawer-title").equals("server"));

        press("#stack-postgresql");
        Await.until("the service", () -> console.label("18.6, embedded"));
    }

    @Test
    void theLogOfTheChosenProcessIsReadOnlyWhileHealthIsLookedAt() {
        open();
        Await.until("a log", () -> asked() > 0);

        console.robot().interact(() -> console.console().shell().navigator().go(new Place(Area.CALENDAR, "")));
        Await.until("no log", () -> console.robot().lookup("#log-lines").tryQuery().isEmpty());

        console.robot().interact(() -> console.console().shell().navigator().go(new Place(Area.HEALTH, "")));
        Await.until("the log again", () -> console.robot().lookup("#log-lines").tryQuery().isPresent());
    }

    @Test
    void whatIsOpenedFromTheMapIsChosenInTheTableAndOffersOnlyWhatItTakes() {
        open();

        press("#stack-server");
        Await.until("the process", () -> console.text("#drawer-title").equals("server"));

        var chosen = console.robot().lookup("#processes").<TableView<ProcessView>>query().getSelectionModel()
                .getSelectedItem();
        assertEquals("server", chosen.name());
        assertFalse(console.there("#process-stop"));
        assertTrue(console.label("The server is ended where it was started; it cannot end itself from here."));
    }

    @Test
    void whatADrawerOffersFollowsTheProcess() {
        open();
        press("#stack-orchestrator-1");
        Await.until("it runs", () -> console.there("#process-stop"));

        fake.processes.set(0, FakeServer.process(1, "orchestrator-1", ProcessStatus.STOPPED, null));
        fake.tell("process.changed", FakeServer.id(401).toString());

        Await.until("it can be started", () -> console.there("#process-start") && !console.there("#process-stop"));
    }

    @Test
    void theLogFollowsItsLastLine() {
        IntStream.range(0, 200).forEach(i -> fake.logLines.add("line " + i));
        open();
        Await.until("the last line", () -> lines().contains("line 199"));

        fake.logLines.addAll(List.of("one more", "and another"));

        Await.until("the new last line", () -> lines().contains("and another"));
    }

    private List<String> lines() {
        return console.robot().lookup("#log-lines .log-words").queryAllAs(Text.class).stream().map(Text::getText)
                .toList();
    }

    private long asked() {
        return fake.asked.stream().filter(asked -> asked.contains("/log")).count();
    }

    @Test
    void theLogsTabHasTheSameLogOverAllTheHeight() {
        open();
        var processes = console.robot().lookup("#log-process").queryAs(ChoiceBox.class);
        assertTrue(processes.getItems().size() >= 4);

        console.robot().interact(() -> console.robot().lookup("#health-tabs").queryAs(TabPane.class)
                .getSelectionModel().selectLast());

        assertEquals(List.of(processes), List.copyOf(console.robot().lookup("#log-process").queryAll()));
    }

    @Test
    void whatTheTaskQueueServiceCannotTellIsSaidOnce() {
        open();

        console.robot().interact(() -> console.robot().lookup("#health-tabs").queryAs(TabPane.class)
                .getSelectionModel().select(1));

        Await.until("the note", () -> console.text("#queue-note").equals("this Temporal cannot describe queues"));
    }
}
