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
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What a person does under Posts: find, understand, mend, take back. */
class PostsViewTest extends OpenConsole {
    private static final Instant DUE = Instant.now().minusSeconds(7200);
    private static final Problem BLOCKED = Problem.error("bot-blocked", "Telegram refused the bot",
            "The bot is no administrator", "Make it one");

    @Override
    double height() {
        return 760;
    }

    private void add(int number, DeliveryState state) {
        var post = fake.post(FakeServer.id(7000 + number), "Post " + number, DUE.plusSeconds(number),
                DeliveryState.PUBLISHED, List.of(), List.of(FakeServer.id(103)), 1);
        fake.posts.add(FakeServer.stuck(post, state, state == DeliveryState.FAILED ? BLOCKED : null));
    }

    private void open() {
        console.open();
        console.act("go.posts");
    }

    private void openWithPosts() {
        add(1, DeliveryState.FAILED);
        add(2, DeliveryState.FAILED);
        add(3, DeliveryState.UNCONFIRMED);
        add(4, DeliveryState.PUBLISHED);
        open();
        Await.until("the rows", () -> console.shown("#posts-table") && table().getItems().size() == 4);
    }

    private TableView<?> table() {
        return console.robot().lookup("#posts-table").queryAs(TableView.class);
    }

    private void select(int row) {
        console.robot().interact(() -> {
            table().getSelectionModel().clearAndSelect(row);
            table().requestFocus();
        });
    }

    private long in(DeliveryState state) {
        return fake.posts.stream().filter(post -> post.state() == state).count();
    }

    @Test
    void whatIsStuckStandsFirstAndIsMendedAfterAPreviewAndTakenBack() {
        openWithPosts();
        Await.until("the groups", () -> console.label("3 posts stuck, by 2 causes"));
        assertTrue(console.label("The bot is no administrator"));

        console.fire("#stuck-mend-bot-blocked");
        Await.until("the preview", () -> console.label("2 posts will change:"));
        assertTrue(fake.repairs.stream().allMatch(RepairRequest::dryRun));
        console.fire("#repair-apply");
        Await.until("what became of them", () -> console.label("All done:"));
        assertEquals(2, in(DeliveryState.QUEUED));
        console.fire("#repair-close");
        console.fire("#toast-button");

        Await.until("as before", () -> in(DeliveryState.FAILED) == 2);
        Await.until("and shown so by event", () -> console.label("3 posts stuck, by 2 causes"));
    }

    @Test
    void theDrawerExplainsAndAnUnconfirmedPostHasItsTwoAnswers() {
        openWithPosts();
        select(1);
        console.robot().type(KeyCode.ENTER);
        Await.until("the drawer", () -> console.shown("#drawer"));
        var delivery = fake.posts.get(2).deliveries().getFirst().id();
        Await.until("the first answer", () -> console.shown("#repair-mark_published-" + delivery));
        console.act("console.next-tab");
        Await.until("history", () -> console.label("clock: it was due"));
        console.act("console.previous-tab");

        console.fire("#repair-retry_unconfirmed-" + delivery);
        console.fire("#repair-apply");

        Await.until("sent again", () -> in(DeliveryState.QUEUED) == 1);
        assertEquals(RepairAction.RETRY_UNCONFIRMED, fake.repairs.getLast().action());
        Await.until("one that went well closes by itself", () -> !console.shown("#repair"));
    }

    @Test
    void rowsAreMarkedByKeyboardAndRepairedTogetherWithAReasonForEachThatCannot() {
        openWithPosts();
        select(0);
        console.robot().press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        Await.until("the bar", () -> console.label("4 posts marked"));
        console.robot().type(KeyCode.SPACE);
        Await.until("one less", () -> console.label("3 posts marked"));
        console.robot().type(KeyCode.SPACE);

        console.fire("#bulk-reschedule");
        console.type("#repair-when", "tomorrow 9am");

        Await.until("the reasons", () -> console.label("2 posts will change, 2 cannot:")
                && console.robot().lookup(node -> node instanceof Label told && told.getText()
                        .endsWith("  ·  It is published; nothing may be sent again")).tryQuery().isPresent());
        console.robot().type(KeyCode.ESCAPE);
        Await.until("closed", () -> !console.shown("#repair"));
        assertTrue(fake.repairs.stream().allMatch(RepairRequest::dryRun), "nothing was done");
    }

    @Test
    void theFilterReadsWordsNamesMistakesAndCompletes() {
        openWithPosts();
        console.type("#posts-filter", "state:failed");
        Await.until("two fit", () -> table().getItems().size() == 2);

        console.type("#posts-filter", "stat:failed");
        Await.until("the mistake", () -> console.label("There is no word \"stat:\"; did you mean \"state:\"?"));

        console.type("#posts-filter", "");
        console.robot().interact(() -> console.robot().lookup("#posts-filter").query().requestFocus());
        console.robot().write("state:unc").type(KeyCode.TAB);
        Await.until("completed", () -> console.robot().lookup("#posts-filter").<TextInputControl>query().getText()
                .equals("state:unconfirmed"));
        Await.until("one fits", () -> table().getItems().size() == 1);
    }

    @Test
    void anEventChangesARowAndLeavesTheSelection() {
        openWithPosts();
        select(3);
        var selected = table().getSelectionModel().getSelectedItem();
        add(5, DeliveryState.FAILED);

        fake.tell("post.changed", FakeServer.id(7005).toString());

        Await.until("the new row", () -> table().getItems().size() == 5);
        assertEquals(selected, table().getSelectionModel().getSelectedItem());
    }

    @Test
    void aServerThatGoesAwayLeavesTheRowsAndSaysSo() throws IOException {
        openWithPosts();
        fake.die();

        console.act("console.refresh");

        Await.until("told", () -> console.shown("#posts-stale"));
        assertEquals(4, table().getItems().size());
        fake.comeBack();
        Await.until("fresh again", () -> !console.shown("#posts-stale"));
    }

    @Test
    void aRoleWithoutTheRightReadsWhyNothingIsOffered() {
        fake.workspace = new WorkspaceView(FakeServer.id(1), "Bakery Berlin", "Europe/Berlin", 60, Role.ANALYST, 3);
        openWithPosts();
        Await.until("the groups", () -> console.shown("#stuck-mend-bot-blocked"));

        assertTrue(console.robot().lookup("#stuck-mend-bot-blocked").query().isDisabled());
        select(0);
        var why = console.console().shell().actions().find("post.requeue").orElseThrow().whyNot().getValue();
        assertEquals("Your role here (analyst) may not do this; ask an admin of Bakery Berlin", why);
    }

    @Test
    void anEmptyWorkspaceSaysWhatWillStandHere() {
        open();

        Await.until("empty", () -> console.label("No post yet") && console.label("Nothing is stuck"));
        assertFalse(console.shown("#bulk"));
    }
}
