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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The console as a person starts it, against a server of the contract's shape. */
class DesktopViewTest extends OpenConsole {
    @Override
    double height() {
        return 760;
    }

    @Test
    void theAdminTokenOfThisMachineLetsOneInAndTheStatusBarSaysHowThingsStand() {
        fake.incidents.add(FakeServer.incident(1, Severity.WARNING, "The disk fills"));
        fake.incidents.add(FakeServer.incident(2, Severity.CRITICAL, "12 posts wait"));

        console.open();

        Await.until("live", () -> console.text("#status-connection").startsWith("Live"));
        Await.until("worst problem", () -> console.text("#status-worst").equals("12 posts wait  +1 more"));
        assertEquals("3 posts due in the next hour, next at 10:10", console.text("#status-due"));
        assertEquals("Bakery Berlin", console.text("#workspace-switch"));
        assertEquals(2, console.console().shell().badges().of(Area.CHANNELS).get());
    }

    @Test
    void aServerThatGoesAwayAndComesBackNeedsNoRestart() throws IOException {
        console.open();
        Await.until("live", () -> console.text("#status-connection").startsWith("Live"));

        fake.die();
        Await.until("told that it is stale",
                () -> console.text("#status-connection").matches("(Stale|No server) since.*"));
        fake.channels.add(FakeServer.channel(7, "bluesky", "Added while away", ChannelHealth.OK));
        fake.comeBack();

        Await.until("live again", () -> console.text("#status-connection").startsWith("Live"));
        console.robot().clickOn("#rail-channels");
        Await.until("what changed meanwhile is shown",
                () -> console.robot().lookup("Added while away").tryQuery().isPresent());
    }

    @Test
    void aServerThatIsNotUpYetIsWaitedFor() throws IOException {
        fake.die();
        Files.writeString(folder.resolve("admin-token"), fake.token);
        console.start(List.of("--server", fake.address(), "--home", folder.toString()));
        Await.until("the problem is shown", () -> console.shown(".problem-card"));

        fake.comeBack();

        Await.until("the console is there", () -> console.desktop().console() != null);
    }

    @Test
    void aLoginIsAskedForAndRememberedWithoutThePassword() throws Exception {
        console.start(List.of("--server", fake.address(), "--home", folder.resolve("none").toString()));
        Await.until("login", () -> console.shown("#login"));

        console.type("#login-email", "anna@bakery.example");
        console.type("#login-password", "wrong");
        console.fire("#login-go");
        Await.until("refused", () -> console.shown(".problem-card"));
        assertEquals("anna@bakery.example", console.text("#login-email"));
        console.type("#login-password", FakeServer.PASSWORD);
        console.fire("#login-go");
        Await.until("the console is there", () -> console.desktop().console() != null);

        var server = new KnownServer(fake.address(), ServerKind.THIS_MACHINE, "anna@bakery.example");
        assertEquals(List.of(server), new SettingsFile(folder).current().servers());
        Await.until("remembered", () -> Files.exists(folder.resolve("logins.json")));
        assertEquals(Optional.of(Secret.of("first-token")),
                SecretStores.inFile(folder.resolve("logins.json")).read(server.account()));
        assertFalse(Files.readString(folder.resolve("logins.json")).contains(FakeServer.PASSWORD));
    }

    @Test
    void aSessionThatExpiresWhileWritingIsRenewedWhereOneIsAndNothingTypedIsLost() throws Exception {
        SecretStores.inFile(folder.resolve("logins.json")).write("anna@" + fake.address(), Secret.of("first-token"));
        new SettingsFile(folder).change(settings -> settings
                .connectedTo(new KnownServer(fake.address(), ServerKind.TESTING, "anna"), null));
        console.start(List.of("--home", folder.resolve("none").toString()));
        Await.until("in by the remembered login", () -> console.desktop().console() != null);
        console.robot().clickOn("#rail-channels");
        Await.until("channels", () -> console.shown("#channel-list"));
        console.act("channel.connect");
        console.fire("#network-bluesky");
        console.type("#connect-identifier", "anna.example");
        console.type("#connect-password", "app-password");

        fake.token = "second-token";
        console.fire("#connect-submit");
        Await.until("login over the form", () -> console.shown("#login"));
        console.type("#login-email", "anna");
        console.type("#login-password", FakeServer.PASSWORD);
        console.fire("#login-go");

        Await.until("the channel is connected without typing again",
                () -> fake.channels.stream().anyMatch(channel -> channel.name().equals("anna.example")));
        Await.until("login is gone", () -> !console.shown("#login"));
    }

    @Test
    void everyActionIsInThePaletteAndNoKeyMeansTwoThingsInOneView() {
        console.open();
        var actions = console.console().shell().actions();
        var clashes = new ArrayList<String>();
        for (var screen : console.console().built()) {
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
        console.act("console.palette");
        ListView<?> list = console.robot().lookup("#palette-list").queryListView();
        TextField field = console.robot().lookup("#palette-field").query();
        for (var registered : actions.all()) {
            var title = registered.action().title();
            console.robot().interact(() -> field.setText(title));
            var found = list.getItems().stream().anyMatch(row -> row.toString().contains("title=" + title));
            if (!found && !List.of("console.palette", "console.close").contains(registered.action().id())) {
                missing.add(registered.action().id());
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(actions.all().size() > 20, "the console is built");
    }

    @Test
    void everyScreenOfTheRailIsReachedByItsKey() {
        console.open();
        for (var screen : console.console().built()) {
            console.act("go." + screen.area().name().toLowerCase(Locale.ROOT));
            assertEquals(screen.area(), console.console().shell().navigator().current().area());
            assertTrue(screen.node().isVisible());
        }
    }

    @Test
    void themesChangeInPlaceAndAreKept() {
        console.open();
        var root = Objects.requireNonNull(console.desktop().scene()).getRoot();
        var before = root.getStyleClass().contains("dark");

        console.act("console.theme");

        assertEquals(!before, root.getStyleClass().contains("dark"));
        var kept = new SettingsFile(folder).current().appearance();
        assertEquals(before ? Appearance.Mode.LIGHT : Appearance.Mode.DARK, kept);
    }

    @Test
    void theWorkspaceSheetOffersAnotherServer() {
        console.open();

        console.fire("#workspace-switch");
        console.fire("#add-server");

        Await.until("the choice of a server", () -> console.shown("#connect-address"));
        console.type("#connect-address", "not an address");
        console.fire("#connect-go");
        Await.until("told", () -> console.robot().lookup(".problem-summary").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals("\"not an address\" is no address")));
    }

    @Test
    void enterConnectsWithTheKeyboardAlone() {
        console.start(List.of("--server", fake.address(), "--home", folder.resolve("none").toString()));
        Await.until("login", () -> console.shown("#login"));
        console.robot().interact(() -> console.robot().lookup("#login-email").query().requestFocus());
        console.robot().write("anna").type(KeyCode.TAB).write(FakeServer.PASSWORD).type(KeyCode.ENTER);

        Await.until("the console is there", () -> console.desktop().console() != null);
    }
}
