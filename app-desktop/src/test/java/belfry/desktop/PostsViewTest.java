package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.wire.RepairAction;
import belfry.core.wire.RepairRequest;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Role;
import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
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

/** What a person does under Posts: find, understand, mend, take back. */
@ExtendWith(ApplicationExtension.class)
class PostsViewTest {
    private static final Instant DUE = Instant.now().minusSeconds(7200);
    private static final Problem BLOCKED = Problem.error("bot-blocked", "Telegram refused the bot",
            "The bot is no administrator", "Make it one");
    private final FakeServer fake = new FakeServer();
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

    private void add(int number, DeliveryState state) {
        var post = fake.post(FakeServer.id(7000 + number), "Post " + number, DUE.plusSeconds(number),
                DeliveryState.PUBLISHED, List.of(), List.of(FakeServer.id(103)), 1);
        fake.posts.add(FakeServer.stuck(post, state, state == DeliveryState.FAILED ? BLOCKED : null));
    }

    private void open(FxRobot robot) throws IOException {
        Files.writeString(folder.resolve("admin-token"), fake.token);
        robot.interact(() -> {
            desktop = new Desktop(stage,
                    LaunchOptions.parse(List.of("--server", fake.address(), "--home", folder.toString()), Map.of(),
                            folder),
                    new SettingsFile(folder), SecretStores.inFile(folder.resolve("logins.json")), _ -> {});
            desktop.start();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(990);
            stage.setHeight(760);
        });
        Await.until("the console is there", () -> desktop.console() != null);
        act(robot, "go.posts");
    }

    private void openWithPosts(FxRobot robot) throws IOException {
        add(1, DeliveryState.FAILED);
        add(2, DeliveryState.FAILED);
        add(3, DeliveryState.UNCONFIRMED);
        add(4, DeliveryState.PUBLISHED);
        open(robot);
        Await.until("the rows", () -> there(robot, "#posts-table") && table(robot).getItems().size() == 4);
    }

    private void act(FxRobot robot, String id) {
        var console = Objects.requireNonNull(desktop.console());
        robot.interact(() -> console.shell().actions().find(id).orElseThrow().run().run());
    }

    private static boolean there(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible);
    }

    private static TableView<?> table(FxRobot robot) {
        return robot.lookup("#posts-table").queryAs(TableView.class);
    }

    private static void fire(FxRobot robot, String query) {
        Await.until(query, () -> there(robot, query) && !robot.lookup(query).query().isDisabled());
        robot.interact(() -> robot.lookup(query).<ButtonBase>query().fire());
    }

    private static void type(FxRobot robot, String query, String text) {
        Await.until(query, () -> there(robot, query));
        robot.interact(() -> robot.lookup(query).<TextInputControl>query().setText(text));
    }

    private static void select(FxRobot robot, int row) {
        robot.interact(() -> {
            table(robot).getSelectionModel().clearAndSelect(row);
            table(robot).requestFocus();
        });
    }

    private static boolean label(FxRobot robot, String text) {
        return robot.lookup(".label").queryAllAs(Label.class).stream().anyMatch(label -> label.getText().equals(text));
    }

    private long in(DeliveryState state) {
        return fake.posts.stream().filter(post -> post.state() == state).count();
    }

    @Test
    void whatIsStuckStandsFirstAndIsMendedAfterAPreviewAndTakenBack(FxRobot robot) throws IOException {
        openWithPosts(robot);
        Await.until("the groups", () -> label(robot, "3 posts stuck, by 2 causes"));
        assertTrue(label(robot, "The bot is no administrator"));

        fire(robot, "#stuck-mend-bot-blocked");
        Await.until("the preview", () -> label(robot, "2 posts will change:"));
        assertTrue(fake.repairs.stream().allMatch(RepairRequest::dryRun));
        fire(robot, "#repair-apply");
        Await.until("what became of them", () -> label(robot, "All done:"));
        assertEquals(2, in(DeliveryState.QUEUED));
        fire(robot, "#repair-close");
        fire(robot, "#toast-button");

        Await.until("as before", () -> in(DeliveryState.FAILED) == 2);
        Await.until("and shown so by event", () -> label(robot, "3 posts stuck, by 2 causes"));
    }

    @Test
    void theDrawerExplainsAndAnUnconfirmedPostHasItsTwoAnswers(FxRobot robot) throws IOException {
        openWithPosts(robot);
        select(robot, 1);
        robot.type(KeyCode.ENTER);
        Await.until("the drawer", () -> there(robot, "#drawer"));
        var delivery = fake.posts.get(2).deliveries().getFirst().id();
        Await.until("the first answer", () -> there(robot, "#repair-mark_published-" + delivery));
        act(robot, "console.next-tab");
        Await.until("history", () -> label(robot, "clock: it was due"));
        act(robot, "console.previous-tab");

        fire(robot, "#repair-retry_unconfirmed-" + delivery);
        fire(robot, "#repair-apply");

        Await.until("sent again", () -> in(DeliveryState.QUEUED) == 1);
        assertEquals(RepairAction.RETRY_UNCONFIRMED, fake.repairs.getLast().action());
        Await.until("one that went well closes by itself", () -> !there(robot, "#repair"));
    }

    @Test
    void rowsAreMarkedByKeyboardAndRepairedTogetherWithAReasonForEachThatCannot(FxRobot robot) throws IOException {
        openWithPosts(robot);
        select(robot, 0);
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        Await.until("the bar", () -> label(robot, "4 posts marked"));
        robot.type(KeyCode.SPACE);
        Await.until("one less", () -> label(robot, "3 posts marked"));
        robot.type(KeyCode.SPACE);

        fire(robot, "#bulk-reschedule");
        type(robot, "#repair-when", "tomorrow 9am");

        Await.until("the reasons", () -> label(robot, "2 posts will change, 2 cannot:")
                && robot.lookup(node -> node instanceof Label told && told.getText()
                        .endsWith("  ·  It is published; nothing may be sent again")).tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        Await.until("closed", () -> !there(robot, "#repair"));
        assertTrue(fake.repairs.stream().allMatch(RepairRequest::dryRun), "nothing was done");
    }

    @Test
    void theFilterReadsWordsNamesMistakesAndCompletes(FxRobot robot) throws IOException {
        openWithPosts(robot);
        type(robot, "#posts-filter", "state:failed");
        Await.until("two fit", () -> table(robot).getItems().size() == 2);

        type(robot, "#posts-filter", "stat:failed");
        Await.until("the mistake", () -> label(robot, "There is no word \"stat:\"; did you mean \"state:\"?"));

        type(robot, "#posts-filter", "");
        robot.interact(() -> robot.lookup("#posts-filter").query().requestFocus());
        robot.write("state:unc").type(KeyCode.TAB);
        Await.until("completed", () -> robot.lookup("#posts-filter").<TextInputControl>query().getText()
                .equals("state:unconfirmed"));
        Await.until("one fits", () -> table(robot).getItems().size() == 1);
    }

    @Test
    void anEventChangesARowAndLeavesTheSelection(FxRobot robot) throws IOException {
        openWithPosts(robot);
        select(robot, 3);
        var selected = table(robot).getSelectionModel().getSelectedItem();
        add(5, DeliveryState.FAILED);

        fake.tell("post.changed", FakeServer.id(7005).toString());

        Await.until("the new row", () -> table(robot).getItems().size() == 5);
        assertEquals(selected, table(robot).getSelectionModel().getSelectedItem());
    }

    @Test
    void aServerThatGoesAwayLeavesTheRowsAndSaysSo(FxRobot robot) throws IOException {
        openWithPosts(robot);
        fake.die();

        act(robot, "console.refresh");

        Await.until("told", () -> there(robot, "#posts-stale"));
        assertEquals(4, table(robot).getItems().size());
        fake.comeBack();
        Await.until("fresh again", () -> !there(robot, "#posts-stale"));
    }

    @Test
    void aRoleWithoutTheRightReadsWhyNothingIsOffered(FxRobot robot) throws IOException {
        fake.workspace = new WorkspaceView(FakeServer.id(1), "Bakery Berlin", "Europe/Berlin", 60, Role.ANALYST, 3);
        openWithPosts(robot);
        Await.until("the groups", () -> there(robot, "#stuck-mend-bot-blocked"));
        var console = Objects.requireNonNull(desktop.console());

        assertTrue(robot.lookup("#stuck-mend-bot-blocked").query().isDisabled());
        select(robot, 0);
        var why = console.shell().actions().find("post.requeue").orElseThrow().whyNot().getValue();
        assertEquals("Your role here (analyst) may not do this; ask an admin of Bakery Berlin", why);
    }

    @Test
    void anEmptyWorkspaceSaysWhatWillStandHere(FxRobot robot) throws IOException {
        open(robot);

        Await.until("empty", () -> label(robot, "No post yet") && label(robot, "Nothing is stuck"));
        assertFalse(there(robot, "#bulk"));
    }
}
