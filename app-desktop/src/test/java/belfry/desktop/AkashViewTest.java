package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.lease.OwnerAddress;
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
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a person sees and does under Akash. */
@ExtendWith(ApplicationExtension.class)
class AkashViewTest {
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

    private static boolean there(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    private static void fire(FxRobot robot, String query) {
        Await.until(query, () -> there(robot, query));
        robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
    }

    private static void type(FxRobot robot, String query, String text) {
        Await.until(query, () -> there(robot, query));
        robot.interact(() -> robot.lookup(query).<TextInputControl>query().setText(text));
    }

    private static boolean label(FxRobot robot, String words) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText() != null && label.getText().contains(words));
    }

    private void sample(FxRobot robot) {
        fake.akash.sample();
        act(robot, "go.akash");
        Await.until("the cards", () -> there(robot, "#deployment-23373574"));
    }

    @Test
    void whereNothingIsWatchedItSaysWhatToGive(FxRobot robot) {
        act(robot, "go.akash");

        Await.until("told", () -> label(robot, "Nothing on Akash is watched yet"));
        assertTrue(label(robot, "never moves money"));
        fire(robot, "#akash-add-first");
        Await.until("the form", () -> there(robot, "#account-owner"));
    }

    @Test
    void aCardTellsStatePriceRunwayReplicasAndTheWorstTrouble(FxRobot robot) {
        sample(robot);

        assertTrue(label(robot, "16.29 ACT a month"));
        assertTrue(label(robot, "26 d"));
        assertTrue(label(robot, "app 1/1"));
        assertTrue(label(robot, "Workload gone"));
        assertTrue(label(robot, "“shop” runs no longer, but its lease is active and billed"));
        assertTrue(label(robot, "owes 6.34 ACT; a deposit does not revive it"));
        assertTrue(label(robot, "Auto top-up"));
        assertTrue(label(robot, "6 deployments · 60.30 ACT a month · 4 need you"));
    }

    @Test
    void theDrawerTellsCauseAndRemedyAndDrawsTheEscrow(FxRobot robot) {
        sample(robot);
        robot.interact(() -> robot.lookup("#deployment-23395540").<Node>query().requestFocus());
        act(robot, "akash.open");

        Await.until("the drawer", () -> label(robot, "has lost the workload while the chain still counts the lease"));
        assertTrue(label(robot, "restore the newest backup there"));
        assertTrue(label(robot, "Gone: The provider answers 404"));
        robot.interact(() -> robot.from(robot.lookup("#drawer").<Node>query())
                .lookup(".drawer-tabs").<TabPane>query().getSelectionModel().select(1));
        Await.until("the chart", () -> there(robot, ".escrow-chart"));
    }

    @Test
    void theAddressOfAServiceOpensInTheBrowser(FxRobot robot) {
        sample(robot);

        robot.interact(() -> robot.lookup(".card-link").queryAllAs(Hyperlink.class).stream()
                .filter(link -> link.getText().equals("post.bakery.example")).findFirst().orElseThrow().fire());

        assertEquals(List.of("https://post.bakery.example"), browsed);
    }

    @Test
    void anAddressIsAddedAfterItsChecksumFits(FxRobot robot) {
        act(robot, "go.akash");
        act(robot, "akash.add");
        var good = OwnerAddress.sample(4).text();
        type(robot, "#account-owner", good.substring(0, 43) + (good.endsWith("q") ? "p" : "q"));
        Await.until("told at the field", () -> label(robot, "Its checksum does not fit"));
        assertTrue(robot.lookup("#account-save").<Node>query().isDisabled());

        type(robot, "#account-owner", good);
        type(robot, "#account-name", "Shop");
        fire(robot, "#account-save");

        Await.until("watched", () -> fake.akash.accounts.size() == 1 && there(robot, "#deployment-23373574"));
        assertEquals(good, fake.akash.drafts.getFirst().owner());
        Await.until("the form is gone", () -> !there(robot, "#account-sheet"));
    }

    @Test
    void aRefusedKeyIsToldInTheFormWhichStays(FxRobot robot) {
        act(robot, "go.akash");
        act(robot, "akash.add");
        fire(robot, "#account-by-key");
        type(robot, "#account-key", "ac.sk.wrong");
        fire(robot, "#account-save");
        Await.until("told", () -> label(robot, "Console refuses the key"));

        type(robot, "#account-key", FakeAkash.KEY);
        fire(robot, "#account-save");

        Await.until("watched", () -> fake.akash.accounts.size() == 1);
    }

    @Test
    void anAccountIsRemovedWithoutAQuestionAndBroughtBackByUndo(FxRobot robot) {
        sample(robot);
        robot.interact(() -> robot.lookup("#deployment-23373574").<Node>query().requestFocus());
        act(robot, "akash.remove");
        Await.until("removed", () -> fake.akash.accounts.isEmpty() && label(robot, "Nothing on Akash is watched yet"));

        fire(robot, "#toast-button");

        Await.until("back", () -> fake.akash.accounts.size() == 1 && there(robot, "#deployment-23373574"));
    }

    @Test
    void anOldAnswerSaysHowOldItIsAndANodeBehindByHowMuch(FxRobot robot) {
        fake.akash.troubled();
        act(robot, "go.akash");

        Await.until("behind", () -> label(robot, "Chain node behind by 61 min"));
        assertTrue(label(robot, "47 min ago"));
        assertTrue(label(robot, "answers with a page instead of data"));
        assertTrue(there(robot, "#deployment-23380112"), "the last good answer stays");
    }

    @Test
    void theFilterAndTheArrowsWorkWithoutAMouse(FxRobot robot) {
        sample(robot);
        type(robot, "#akash-filter", "hurricane");
        Await.until("one is left", () -> !there(robot, "#deployment-23373574")
                && there(robot, "#deployment-23380112"));
        type(robot, "#akash-filter", "");
        Await.until("all are back", () -> there(robot, "#deployment-23373574"));

        robot.interact(() -> robot.lookup("#akash-scroll").<Node>query().requestFocus());
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);

        Await.until("the drawer of the first", () -> there(robot, "#drawer-title"));
    }
}
