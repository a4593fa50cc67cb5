package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a person does under Channels and Settings. */
@ExtendWith(ApplicationExtension.class)
class SettingsAndChannelViewTest {
    private final FakeServer fake = new FakeServer();
    private final List<String> browsed = new ArrayList<>();
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;
    @SuppressWarnings("NullAway.Init")
    private Stage stage;
    @SuppressWarnings("NullAway.Init")
    private Desktop desktop;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void open(FxRobot robot) throws IOException {
        Files.writeString(folder.resolve("admin-token"), fake.token);
        robot.interact(() -> {
            desktop = new Desktop(stage,
                    LaunchOptions.parse(List.of("--server", fake.address(), "--home", folder.toString()), Map.of(),
                            folder),
                    new SettingsFile(folder), SecretStores.inFile(folder.resolve("logins.json")), browsed::add);
            desktop.start();
        });
        Await.until("the console is there", () -> desktop.console() != null);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            desktop.close();
            stage.hide();
        });
        fake.close();
    }

    private void act(FxRobot robot, String id) {
        var console = Objects.requireNonNull(desktop.console());
        robot.interact(() -> console.shell().actions().find(id).orElseThrow().run().run());
    }

    private static void fire(FxRobot robot, String query) {
        Await.until(query, () -> robot.lookup(query).tryQuery().isPresent());
        robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
    }

    private static void type(FxRobot robot, String query, String text) {
        Await.until(query, () -> robot.lookup(query).tryQuery().isPresent());
        robot.interact(() -> robot.lookup(query).<TextInputControl>query().setText(text));
    }

    private void select(FxRobot robot, int row) {
        act(robot, "go.channels");
        Await.until("the list", () -> robot.lookup("#channel-list").tryQuery().isPresent()
                && !robot.lookup("#channel-list").queryListView().getItems().isEmpty());
        robot.interact(() -> robot.lookup("#channel-list").queryListView().getSelectionModel().select(row));
    }

    private static boolean label(FxRobot robot, String text) {
        return robot.lookup(".label").queryAllAs(Label.class).stream().anyMatch(label -> label.getText().equals(text));
    }

    @Test
    void theDrawerTellsTheProblemAndOffersToReconnect(FxRobot robot) {
        select(robot, 2);
        act(robot, "channel.open");

        assertTrue(label(robot, "Bread news no longer lets Belfry in"));
        fire(robot, "#drawer-reconnect");

        Await.until("the form of its network", () -> robot.lookup("#connect-token").tryQuery().isPresent());
        assertTrue(label(robot, "Reconnect Bread news"));
    }

    @Test
    void aChannelIsConnectedByTheFieldsThatItsNetworkDeclares(FxRobot robot) {
        act(robot, "go.channels");
        act(robot, "channel.connect");
        fire(robot, "#network-bluesky");
        type(robot, "#connect-identifier", "anna.example");
        fire(robot, "#connect-submit");
        assertEquals(4, fake.channels.size(), "nothing is sent while a required field is empty");

        type(robot, "#connect-password", "secret-app-password");
        fire(robot, "#connect-submit");

        Await.until("connected", () -> fake.channels.size() == 5 && label(robot, "anna.example"));
        Await.until("the form is gone", () -> robot.lookup("#connect-sheet").tryQuery().isEmpty());
    }

    @Test
    void mastodonIsAllowedInTheBrowser(FxRobot robot) {
        act(robot, "go.channels");
        act(robot, "channel.connect");
        fire(robot, "#network-mastodon");
        type(robot, "#connect-baseUrl", "mastodon.example");
        fire(robot, "#connect-submit");
        fire(robot, "#oauth-open");
        assertEquals(List.of("https://mastodon.example/oauth/authorize?x=1"), browsed);

        type(robot, "#oauth-code", "good-code");
        fire(robot, "#oauth-finish");

        Await.until("connected", () -> fake.channels.size() == 5);
    }

    @Test
    void slotsAreEditedAndTheChangeCanBeTakenBack(FxRobot robot) {
        select(robot, 0);
        var before = fake.channels.getFirst().slots();
        act(robot, "channel.slots");
        robot.interact(() -> {
            for (var day = 2; day <= 5; day++) {
                robot.lookup("#slot-day-" + day).<ToggleButton>query().setSelected(false);
            }
        });
        type(robot, "#slot-time", "6pm");
        fire(robot, "#slot-add");
        fire(robot, "#slot-save");
        Await.until("saved", () -> fake.channels.getFirst().slots().size() == 3);

        Await.until("the notice", () -> robot.lookup("#toast-button").tryQuery().isPresent());
        fire(robot, "#toast-button");

        Await.until("taken back", () -> fake.channels.getFirst().slots().equals(before));
    }

    @Test
    void removingAChannelTellsWhatItCancelsAndIsAskedOnce(FxRobot robot) {
        select(robot, 1);
        act(robot, "channel.remove");
        Await.until("the question", () -> robot.lookup("#confirm").tryQuery().isPresent());
        assertTrue(label(robot, "3 queued posts will be cancelled on this channel"));
        assertTrue(label(robot, "1 draft will no longer go to it"));
        assertEquals(4, fake.channels.size());

        fire(robot, "#confirm-go");

        Await.until("removed", () -> fake.channels.size() == 3);
    }

    @Test
    void aKeyIsShownOnceAndCanBeRevoked(FxRobot robot) {
        act(robot, "go.settings");
        act(robot, "settings.new-key");
        type(robot, "#key-name", "Website");
        fire(robot, "#key-make");
        Await.until("the secret", () -> robot.lookup("#key-secret").tryQuery().isPresent());
        assertEquals("blf_77aa-shown-once", robot.lookup("#key-secret").<TextInputControl>query().getText());
        fire(robot, "#key-done");
        assertTrue(robot.lookup("#key-secret").tryQuery().isEmpty());

        fire(robot, "#key-revoke-" + FakeServer.id(301));
        fire(robot, "#confirm-go");

        Await.until("revoked", () -> fake.keys.stream().noneMatch(key -> key.name().equals("Website")));
    }

    @Test
    void theLatePolicyIsChangedAndTakenBack(FxRobot robot) {
        act(robot, "go.settings");
        act(robot, "settings.workspace");
        Node save = robot.lookup("#workspace-save").query();
        assertTrue(save.isDisabled(), "nothing is changed yet");

        robot.interact(() -> robot.lookup("#workspace-late").<Spinner<Integer>>query().getValueFactory().setValue(15));
        fire(robot, "#workspace-save");
        Await.until("saved", () -> fake.workspace.lateWindowMinutes() == 15);
        act(robot, "console.undo");

        Await.until("taken back", () -> fake.workspace.lateWindowMinutes() == 60);
    }

    @Test
    void theFilterNarrowsTheListAndSaysWhenNothingFits(FxRobot robot) {
        select(robot, 0);
        type(robot, "#channel-filter", "telegram");
        Await.until("one is left", () -> robot.lookup("#channel-list").tryQuery()
                .map(list -> ((ListView<?>) list).getItems().size() == 1).orElse(false));

        type(robot, "#channel-filter", "nobody");

        Await.until("told", () -> label(robot, "No channel fits"));
    }
}
