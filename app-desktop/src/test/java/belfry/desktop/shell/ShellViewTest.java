package belfry.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.desktop.fx.Background;
import belfry.desktop.ui.Appearance;
import belfry.desktop.ui.Confirm;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ShellViewTest {
    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty selected = new SimpleBooleanProperty();
    private final FakeScreen posts = new FakeScreen(Area.POSTS,
            Action.of("post.publish", "Publish now", "Posts", () -> done.add("published")).on(KeyBinding.POST_PUBLISH)
                    .when(selected, "Select a post first"));
    private final FakeScreen calendar = new FakeScreen(Area.CALENDAR);
    private final FakeScreen health = new FakeScreen(Area.HEALTH);
    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @Start
    void start(Stage stage) {
        var appearance = new Appearance();
        shell = new Shell(Background.onVirtualThreads(), appearance, new StatusModel(), () -> done.add("switched"));
        shell.add(calendar);
        shell.add(posts);
        shell.add(health);
        var scene = new Scene(shell.root(), 960, 700);
        new Theme(appearance).style(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        shell.start();
    }

    @Test
    void aScreenIsToldWhenItIsShownAndHiddenAndKeepsItsNode(FxRobot robot) {
        var node = posts.node();

        robot.clickOn("#rail-posts").clickOn("#rail-calendar").clickOn("#rail-posts");

        assertEquals(List.of("shown", "hidden", "shown"), posts.heard);
        assertSame(node, posts.node());
        assertTrue(node.isVisible());
        assertFalse(calendar.node().isVisible());
    }

    @Test
    void keysGoToScreensAndBackAndForward(FxRobot robot) {
        press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);
        press(robot, KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.LEFT);
        assertEquals(Area.CALENDAR, shell.navigator().current().area());

        press(robot, KeyCode.SHORTCUT, KeyCode.ALT, KeyCode.RIGHT);
        assertEquals(Area.POSTS, shell.navigator().current().area());
    }

    @Test
    void anActionThatCannotBeDoneSaysWhyInsteadOfDoingNothing(FxRobot robot) {
        press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);
        robot.type(KeyCode.P);
        assertEquals(List.of(), done);
        assertEquals("Select a post first", shell.notices().toasts().getFirst().text());

        robot.interact(() -> selected.set(true));
        robot.type(KeyCode.P);
        assertEquals(List.of("published"), done);
    }

    @Test
    void plainKeysTypeWhileATextFieldHasTheFocus(FxRobot robot) {
        press(robot, KeyCode.SHORTCUT, KeyCode.DIGIT2);
        robot.interact(() -> {
            selected.set(true);
            posts.field().requestFocus();
        });

        robot.write("p?");

        assertEquals("p?", posts.field().getText());
        assertEquals(List.of(), done);
        assertEquals(0, robot.lookup("#keys-sheet").queryAll().size());
    }

    @Test
    void keysOfAnotherViewDoNothingHere(FxRobot robot) {
        robot.interact(() -> selected.set(true));

        robot.type(KeyCode.P);

        assertEquals(List.of(), done);
    }

    @Test
    void thePaletteFindsAnActionByItsWordsAndGoesToItsScreenFirst(FxRobot robot) {
        robot.interact(() -> selected.set(true));

        press(robot, KeyCode.SHORTCUT, KeyCode.K);
        robot.write("publ now").type(KeyCode.ENTER);

        assertEquals(List.of("published"), done);
        assertEquals(Area.POSTS, shell.navigator().current().area());
        assertEquals(0, robot.lookup("#palette").queryAll().size());
    }

    @Test
    void thePaletteShowsWhatCannotBeDoneWithItsReason(FxRobot robot) {
        press(robot, KeyCode.SHORTCUT, KeyCode.K);
        robot.write("publish now");

        ListView<PaletteModel.Row> list = robot.lookup("#palette-list").queryListView();
        assertEquals("Select a post first", list.getItems().getFirst().blocked());
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(), done);
    }

    @Test
    void escapeClosesWhatLiesOnTopFirst(FxRobot robot) {
        robot.interact(() -> {
            shell.open(new Drawer("A post").with(Drawer.Section.FACTS, () -> new Label("facts")));
            shell.openSheet(new Label("a sheet"), () -> done.add("sheet closed"));
        });

        robot.type(KeyCode.ESCAPE);
        assertEquals(List.of("sheet closed"), done);
        assertNotNull(robot.lookup("#drawer").query());

        robot.type(KeyCode.ESCAPE);
        assertEquals(0, robot.lookup("#drawer").queryAll().size());
    }

    @Test
    void bracketsTurnTheTabsOfTheDrawer(FxRobot robot) {
        robot.interact(() -> shell.open(new Drawer("A post").with(Drawer.Section.RAW, () -> new Label("raw"))
                .with(Drawer.Section.FACTS, () -> labelled("facts"))
                .with(Drawer.Section.HISTORY, () -> labelled("history"))));
        robot.interact(() -> shell.actions().find("console.next-tab").orElseThrow().run().run());

        assertNotNull(robot.lookup("#facts").query());
        robot.interact(() -> shell.actions().find("console.previous-tab").orElseThrow().run().run());
        robot.interact(() -> shell.actions().find("console.previous-tab").orElseThrow().run().run());
        assertNotNull(robot.lookup("#history").query());
    }

    private static Node labelled(String id) {
        var label = new Label(id);
        label.setId(id);
        return label;
    }

    @Test
    void aNoticeCanTakeBackWhatItTellsOf(FxRobot robot) {
        robot.interact(() -> shell.notices()
                .did(new UndoHistory.Step("Moved the post", () -> done.add("back"), () -> done.add("again"))));

        robot.clickOn("#toast-button");
        assertEquals(List.of("back"), done);

        press(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(List.of("back", "again"), done);
    }

    @Test
    void aDangerousStepIsAskedOnceAndCancelDoesNothing(FxRobot robot) {
        var question = Confirm.danger("Remove the channel?", List.of("3 posts will be cancelled"),
                "It can be connected again",
                "Remove", () -> done.add("removed"));

        robot.interact(() -> shell.confirm(question));
        robot.clickOn("#confirm-cancel");
        assertEquals(List.of(), done);

        robot.interact(() -> shell.confirm(question));
        robot.clickOn("#confirm-go");
        assertEquals(List.of("removed"), done);
    }

    @Test
    void theRailShowsCountsOfProblems(FxRobot robot) {
        robot.interact(() -> shell.badges().of(Area.HEALTH).set(3));

        assertTrue(robot.lookup(".rail-badge").queryAllAs(Label.class).stream()
                .anyMatch(badge -> badge.isVisible() && badge.getText().equals("3")));
    }

    @Test
    void aLinkOpensSomethingOnItsScreen(FxRobot robot) {
        robot.interact(() -> shell.navigator().go(new Place(Area.POSTS, "42")));

        assertEquals(List.of("shown", "open 42"), posts.heard);
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
    }
}
