package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import javafx.css.PseudoClass;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The calendar as a person sees it and works it by keys. */
@ExtendWith(ApplicationExtension.class)
class CalendarViewTest {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final FxRobot robot = new FxRobot();
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;
    @SuppressWarnings("NullAway.Init")
    private CalendarStage stage;

    @Start
    void start(Stage given) {
        stage = new CalendarStage(robot, given, folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static LocalDateTime at(int days, int hour) {
        return CalendarStage.ahead(days).atTime(hour, 0);
    }

    private boolean selected(int number) {
        return robot.lookup(stage.chip(number)).queryAll().stream()
                .anyMatch(chip -> chip.isVisible() && chip.getPseudoClassStates().contains(SELECTED));
    }

    @Test
    void altArrowsMoveThePostAndCtrlZPutsItBack() {
        stage.post(1, at(1, 9), DeliveryState.QUEUED);
        stage.open();
        robot.clickOn(stage.chip(1)).type(KeyCode.ESCAPE);

        robot.press(KeyCode.ALT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.ALT);
        Await.until("moved by a day", () -> stage.local(1).equals(at(2, 9)));
        assertTrue(selected(1), "it stays selected");

        robot.press(KeyCode.SHORTCUT, KeyCode.Z).release(KeyCode.Z, KeyCode.SHORTCUT);
        Await.until("put back", () -> stage.local(1).equals(at(1, 9)));
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z).release(KeyCode.Z, KeyCode.SHIFT, KeyCode.SHORTCUT);
        Await.until("done again", () -> stage.local(1).equals(at(2, 9)));
    }

    @Test
    void inATextFieldAltArrowsMoveNoPost() {
        stage.post(1, at(1, 9), DeliveryState.QUEUED);
        stage.open();
        robot.clickOn(stage.chip(1)).type(KeyCode.ESCAPE).clickOn("#calendar-filter");

        robot.press(KeyCode.ALT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.ALT);

        Await.until("nothing is under way", () -> stage.idle());
        assertEquals(at(1, 9), stage.local(1));
    }

    @Test
    void inTheDayAltArrowsMoveByFiveMinutes() {
        stage.post(1, at(1, 9), DeliveryState.QUEUED);
        stage.open();
        robot.clickOn(stage.chip(1)).type(KeyCode.ESCAPE).type(KeyCode.D);
        Await.until("the day", () -> stage.shown("#hours"));

        robot.press(KeyCode.ALT, KeyCode.DOWN).release(KeyCode.DOWN).press(KeyCode.DOWN)
                .release(KeyCode.DOWN, KeyCode.ALT);

        Await.until("moved", () -> stage.local(1).equals(at(1, 9).plusMinutes(10)));
    }

    @Test
    void deleteCancelsAndUndoBringsItBack() {
        stage.post(1, at(1, 9), DeliveryState.QUEUED);
        stage.open();
        robot.clickOn(stage.chip(1)).type(KeyCode.ESCAPE).type(KeyCode.DELETE);
        Await.until("cancelled", () -> stage.fake.posts.getFirst().state() == DeliveryState.CANCELLED);

        Await.until("told", () -> stage.shown("#toast-button"));
        robot.clickOn("#toast-button");

        Await.until("back", () -> stage.fake.posts.getFirst().state() == DeliveryState.QUEUED);
    }

    @Test
    void enterOpensThePostAndNBeginsOneAtTheChosenTime() {
        stage.post(1, at(1, 9), DeliveryState.QUEUED);
        stage.open();
        robot.clickOn(stage.chip(1)).type(KeyCode.ESCAPE);
        assertFalse(stage.shown("#drawer"));

        robot.type(KeyCode.ENTER);
        Await.until("details", () -> stage.shown("#drawer"));
        robot.type(KeyCode.ESCAPE).type(KeyCode.N);

        Await.until("composer", () -> stage.shown("#composer"));
        var when = robot.lookup("#composer-when").<TextField>query().getText();
        assertTrue(when.contains("9:00") || when.contains("09:00"), when);
    }

    @Test
    void aPostThatSomebodyElseMovedShowsWhereItIsNowAndSaysSo() {
        stage.post(1, at(1, 9), DeliveryState.QUEUED);
        stage.open();
        robot.clickOn(stage.chip(1)).type(KeyCode.ESCAPE);
        var theirs = FakeServer.due(stage.fake.posts.getFirst(), at(3, 15).atZone(CalendarStage.BERLIN).toInstant(), 7);
        stage.fake.posts.set(0, theirs);

        stage.run("later");

        Await.until("told", () -> stage.toasts().stream().anyMatch(text -> text.startsWith("Somebody else")));
        Await.until("shown where it is", () -> robot.lookup("#day-" + CalendarStage.ahead(3)).query().getParent()
                .lookup(stage.chip(1)) != null
                || !CalendarStage.ahead(3).getMonth()
                        .equals(CalendarStage.today().getMonth()));
        assertEquals(at(3, 15), stage.local(1));
    }

    @Test
    void eventsRedrawWithoutLosingSelectionOrScroll() {
        stage.post(1, at(1, 9), DeliveryState.QUEUED);
        stage.open();
        robot.clickOn(stage.chip(1)).type(KeyCode.ESCAPE).type(KeyCode.W);
        Await.until("the week", () -> stage.shown("#hours"));
        var scroll = robot.lookup(".hour-scroll").<ScrollPane>query();
        robot.interact(() -> scroll.setVvalue(0.3));
        stage.run("today");
        robot.interact(() -> scroll.setVvalue(0.3));

        stage.post(2, at(0, 7), DeliveryState.PUBLISHED);
        stage.fake.tell("post.changed", FakeServer.id(3002).toString());
        Await.until("the new one is known", () -> robot.lookup("#head-" + CalendarStage.today()).tryQuery()
                .filter(head -> head.lookupAll(".caption").stream()
                        .anyMatch(label -> ((Labeled) label).getText().equals("1 post")))
                .isPresent());

        assertEquals(0.3, scroll.getVvalue(), 0.01);
    }

    @Test
    void aDayWithManyPostsOpensInPlaceAndEscClosesIt() {
        for (var i = 0; i < 20; i++) {
            stage.post(i, at(1, 9).plusMinutes(3L * i), DeliveryState.QUEUED);
        }
        stage.open();
        assertEquals(1, robot.lookup(".more-button").queryAll().stream().filter(node -> node.isVisible()).count());

        robot.clickOn(".more-button");

        Await.until("the day", () -> stage.shown("#day-card"));
        assertEquals(20, robot.from(robot.lookup("#day-card").queryAll().stream().filter(node -> node.isVisible())
                .findFirst().orElseThrow()).lookup(".list-view").<ListView<?>>query().getItems().size());
        robot.type(KeyCode.ESCAPE);
        Await.until("closed", () -> !stage.shown("#day-card"));
    }

    @Test
    void anOpenDayIsAsHighAsThePostsThatFitTheFilter() {
        for (var i = 0; i < 12; i++) {
            stage.post(i, at(1, 9).plusMinutes(3L * i), DeliveryState.QUEUED);
        }
        stage.open();
        robot.clickOn(".more-button");
        Await.until("the day", () -> stage.shown("#day-card"));
        var whole = cardHeight();

        robot.interact(() -> robot.lookup("#calendar-filter").<TextField>query().setText("number 7"));

        Await.until("lower", () -> cardHeight() < whole - 200);
    }

    private double cardHeight() {
        return robot.lookup("#day-card").queryAll().stream().filter(node -> node.isVisible()).findFirst().orElseThrow()
                .getLayoutBounds().getHeight();
    }

    @Test
    void aNewWorkspaceSaysWhatToDoFirst() {
        stage.open();

        Await.until("welcome", () -> stage.shown("#welcome"));
        robot.clickOn("#welcome-write");
        Await.until("composer", () -> stage.shown("#composer"));
    }

    @Test
    void whenTheServerIsAwayWhatWasLoadedStaysAndSaysHowOldItIs() throws IOException {
        stage.post(1, at(1, 9), DeliveryState.QUEUED);
        stage.open();

        stage.fake.die();
        stage.runShell("refresh");
        Await.until("told", () -> stage.shown("#calendar-stale"));
        assertTrue(stage.shown(stage.chip(1)));

        stage.fake.comeBack();
        Await.until("fresh again", () -> !stage.shown("#calendar-stale"));
    }

    @Test
    void theZoneMayBeChangedAndTimesFollow() {
        stage.post(1, at(1, 9), DeliveryState.QUEUED);
        stage.open();
        assertEquals("09:00", time());

        stage.run("zone");

        Await.until("other times", () -> !time().equals("09:00"));
        assertNotNull(robot.lookup("#calendar-zone").query());
    }

    private String time() {
        return robot.lookup(stage.chip(1)).queryAll().stream().filter(node -> node.isVisible())
                .flatMap(node -> node.getParent().lookupAll(".chip-time").stream())
                .map(node -> ((Labeled) node).getText())
                .findFirst().orElse("");
    }

    @Test
    void thousandsOfPostsMakeNoMoreNodesThanCanBeSeen() {
        for (var i = 0; i < 2000; i++) {
            stage.post(i, CalendarStage.today().withDayOfMonth(1 + i % 28).atTime(LocalTime.of(i % 24, i % 60)),
                    DeliveryState.QUEUED);
        }
        stage.open();
        assertTrue(robot.lookup(".chip").queryAll().size() < 42 * 8, "chips of the month");

        stage.run("week");
        Await.until("the week", () -> stage.shown("#hours"));
        assertTrue(robot.lookup("#hours .chip").queryAll().size() < 600, "chips of the week");
    }
}
