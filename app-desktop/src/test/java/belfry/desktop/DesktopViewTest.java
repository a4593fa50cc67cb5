package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.Severity;
import belfry.core.secret.Secret;
import belfry.core.wire.ChannelHealth;
import belfry.desktop.server.KnownServer;
import belfry.desktop.server.SecretStores;
import belfry.desktop.server.ServerKind;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.KeyScope;
import belfry.desktop.ui.Appearance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The console as a person starts it, against a server of the contract's shape. */
@ExtendWith(ApplicationExtension.class)
class DesktopViewTest {
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

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            desktop.close();
            stage.hide();
        });
        fake.close();
    }

    private void open(FxRobot robot, List<String> arguments) {
        robot.interact(() -> {
            desktop = new Desktop(stage, LaunchOptions.parse(arguments, Map.of(), folder),
                    new SettingsFile(folder), SecretStores.inFile(folder.resolve("logins.json")), browsed::add);
            desktop.start();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(990);
            stage.setHeight(760);
        });
    }

    private void openByAdminToken(FxRobot robot) throws IOException {
        Files.writeString(folder.resolve("admin-token"), fake.token + "\n");
        open(robot, List.of("--server", fake.address(), "--home", folder.toString()));
        Await.until("the console is there", () -> desktop.console() != null);
    }

    private Console console() {
        return Objects.requireNonNull(desktop.console());
    }

    private static boolean shown(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Node>tryQuery().map(node -> node instanceof Labeled labeled
                ? labeled.getText()
                : node instanceof TextInputControl input ? input.getText() : "").orElse("");
    }

    @Test
    void theAdminTokenOfThisMachineLetsOneInAndTheStatusBarSaysHowThingsStand(FxRobot robot) throws IOException {
        fake.incidents.add(FakeServer.incident(1, Severity.WARNING, "The disk fills"));
        fake.incidents.add(FakeServer.incident(2, Severity.CRITICAL, "12 posts wait"));

        openByAdminToken(robot);

        Await.until("live", () -> text(robot, "#status-connection").startsWith("Live"));
        Await.until("worst problem", () -> text(robot, "#status-worst").equals("12 posts wait  +1 more"));
        assertEquals("3 posts due in the next hour, next at 10:10", text(robot, "#status-due"));
        assertEquals("Bakery Berlin", text(robot, "#workspace-switch"));
        assertEquals(2, console().shell().badges().of(Area.CHANNELS).get());
    }

    @Test
    void aServerThatGoesAwayAndComesBackNeedsNoRestart(FxRobot robot) throws IOException {
        openByAdminToken(robot);
        Await.until("live", () -> text(robot, "#status-connection").startsWith("Live"));

        fake.die();
        Await.until("told that it is stale",
                () -> text(robot, "#status-connection").matches("(Stale|No server) since.*"));
        fake.channels.add(FakeServer.channel(7, "bluesky", "Added while away", ChannelHealth.OK));
        fake.comeBack();

        Await.until("live again", () -> text(robot, "#status-connection").startsWith("Live"));
        robot.clickOn("#rail-channels");
        Await.until("what changed meanwhile is shown", () -> robot.lookup("Added while away").tryQuery().isPresent());
    }

    @Test
    void aServerThatIsNotUpYetIsWaitedFor(FxRobot robot) throws IOException {
        fake.die();
        Files.writeString(folder.resolve("admin-token"), fake.token);
        open(robot, List.of("--server", fake.address(), "--home", folder.toString()));
        Await.until("the problem is shown", () -> shown(robot, ".problem-card"));

        fake.comeBack();

        Await.until("the console is there", () -> desktop.console() != null);
    }

    @Test
    void aLoginIsAskedForAndRememberedWithoutThePassword(FxRobot robot) throws Exception {
        open(robot, List.of("--server", fake.address(), "--home", folder.resolve("none").toString()));
        Await.until("login", () -> shown(robot, "#login"));

        type(robot, "#login-email", "anna@bakery.example");
        type(robot, "#login-password", "wrong");
        fire(robot, "#login-go");
        Await.until("refused", () -> shown(robot, ".problem-card"));
        assertEquals("anna@bakery.example", text(robot, "#login-email"));
        type(robot, "#login-password", FakeServer.PASSWORD);
        fire(robot, "#login-go");
        Await.until("the console is there", () -> desktop.console() != null);

        var server = new KnownServer(fake.address(), ServerKind.THIS_MACHINE, "anna@bakery.example");
        assertEquals(List.of(server), new SettingsFile(folder).current().servers());
        Await.until("remembered", () -> Files.exists(folder.resolve("logins.json")));
        assertEquals(Optional.of(Secret.of("first-token")),
                SecretStores.inFile(folder.resolve("logins.json")).read(server.account()));
        assertFalse(Files.readString(folder.resolve("logins.json")).contains(FakeServer.PASSWORD));
    }

    @Test
    void aSessionThatExpiresWhileWritingIsRenewedWhereOneIsAndNothingTypedIsLost(FxRobot robot) throws Exception {
        SecretStores.inFile(folder.resolve("logins.json")).write("anna@" + fake.address(), Secret.of("first-token"));
        new SettingsFile(folder).change(settings -> settings
                .connectedTo(new KnownServer(fake.address(), ServerKind.TESTING, "anna"), null));
        open(robot, List.of("--home", folder.resolve("none").toString()));
        Await.until("in by the remembered login", () -> desktop.console() != null);
        robot.clickOn("#rail-channels");
        Await.until("channels", () -> shown(robot, "#channel-list"));
        robot.interact(() -> console().shell().actions().find("channel.connect").orElseThrow().run().run());
        fire(robot, "#network-bluesky");
        type(robot, "#connect-identifier", "anna.example");
        type(robot, "#connect-password", "app-password");

        fake.token = "second-token";
        fire(robot, "#connect-submit");
        Await.until("login over the form", () -> shown(robot, "#login"));
        type(robot, "#login-email", "anna");
        type(robot, "#login-password", FakeServer.PASSWORD);
        fire(robot, "#login-go");

        Await.until("the channel is connected without typing again",
                () -> fake.channels.stream().anyMatch(channel -> channel.name().equals("anna.example")));
        Await.until("login is gone", () -> !shown(robot, "#login"));
    }

    @Test
    void everyActionIsInThePaletteAndNoKeyMeansTwoThingsInOneView(FxRobot robot) throws IOException {
        openByAdminToken(robot);
        var actions = console().shell().actions();
        var clashes = new ArrayList<String>();
        for (var screen : console().built()) {
            var seen = new HashMap<Object, String>();
            for (var action : actions.in(screen.area())) {
                var key = action.key();
                if (key != null && (screen.keys() == key.scope() || key.scope() == KeyScope.EVERYWHERE
                        || key.scope() == KeyScope.LIST)) {
                    var before = seen.put(key.combination(), action.id());
                    if (before != null) {
                        clashes.add(screen.area() + ": " + before + " and " + action.id());
                    }
                }
            }
        }
        assertEquals(List.of(), clashes);

        var missing = new ArrayList<String>();
        robot.interact(() -> actions.find("console.palette").orElseThrow().run().run());
        ListView<?> list = robot.lookup("#palette-list").queryListView();
        TextField field = robot.lookup("#palette-field").query();
        for (var registered : actions.all()) {
            var title = registered.action().title();
            robot.interact(() -> field.setText(title));
            var found = list.getItems().stream().anyMatch(row -> row.toString().contains("title=" + title));
            if (!found && !List.of("console.palette", "console.close").contains(registered.action().id())) {
                missing.add(registered.action().id());
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(actions.all().size() > 20, "the console is built");
    }

    @Test
    void everyScreenOfTheRailIsReachedByItsKey(FxRobot robot) throws IOException {
        openByAdminToken(robot);
        for (var screen : console().built()) {
            robot.interact(() -> console().shell().actions()
                    .find("go." + screen.area().name().toLowerCase(Locale.ROOT)).orElseThrow().run().run());
            assertEquals(screen.area(), console().shell().navigator().current().area());
            assertTrue(screen.node().isVisible());
        }
    }

    @Test
    void themesChangeInPlaceAndAreKept(FxRobot robot) throws IOException {
        openByAdminToken(robot);
        var root = Objects.requireNonNull(desktop.scene()).getRoot();
        var before = root.getStyleClass().contains("dark");

        robot.interact(() -> console().shell().actions().find("console.theme").orElseThrow().run().run());

        assertEquals(!before, root.getStyleClass().contains("dark"));
        var kept = new SettingsFile(folder).current().appearance();
        assertEquals(before ? Appearance.Mode.LIGHT : Appearance.Mode.DARK, kept);
    }

    @Test
    void theWorkspaceSheetOffersAnotherServer(FxRobot robot) throws IOException {
        openByAdminToken(robot);

        fire(robot, "#workspace-switch");
        fire(robot, "#add-server");

        Await.until("the choice of a server", () -> shown(robot, "#connect-address"));
        type(robot, "#connect-address", "not an address");
        fire(robot, "#connect-go");
        Await.until("told", () -> robot.lookup(".problem-summary").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals("\"not an address\" is no address")));
    }

    private static void type(FxRobot robot, String query, String text) {
        Await.until(query, () -> robot.lookup(query).tryQuery().isPresent());
        robot.interact(() -> robot.lookup(query).<TextInputControl>query().setText(text));
    }

    private static void fire(FxRobot robot, String query) {
        Await.until(query, () -> robot.lookup(query).tryQuery().isPresent());
        robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
    }

    @Test
    void enterConnectsWithTheKeyboardAlone(FxRobot robot) {
        open(robot, List.of("--server", fake.address(), "--home", folder.resolve("none").toString()));
        Await.until("login", () -> shown(robot, "#login"));
        robot.interact(() -> robot.lookup("#login-email").query().requestFocus());
        robot.write("anna").type(KeyCode.TAB).write(FakeServer.PASSWORD).type(KeyCode.ENTER);

        Await.until("the console is there", () -> desktop.console() != null);
    }
}
