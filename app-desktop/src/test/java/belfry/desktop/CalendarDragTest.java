package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The calendar worked by the mouse; on Monocle, which knows a whole drag. */
@Tag("drag")
@ExtendWith(ApplicationExtension.class)
class CalendarDragTest {
    /** Next month: all of it lies ahead, whatever day the test runs on. */
    private static final LocalDate FIRST = CalendarStage.today().withDayOfMonth(1).plusMonths(1)
            .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));

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

    private void openMonth() {
        stage.open();
        stage.run("next");
        Await.until("the next month", () -> stage.shown("#day-" + FIRST) && stage.shown(stage.chip(1)));
    }

    private void openWeek() {
        openMonth();
        robot.clickOn(stage.chip(1)).type(KeyCode.ESCAPE);
        stage.run("week");
        Await.until("the week", () -> stage.shown("#hours") && stage.shown("#hours " + stage.chip(1)));
    }

    @Test
    void inTheMonthAPostGoesToAnotherDayAtItsTimeAndTheToastTakesItBack() {
        stage.post(1, FIRST.atTime(9, 20), DeliveryState.QUEUED);
        openMonth();

        stage.drag(stage.middle(stage.chip(1)), stage.middle("#day-" + FIRST.plusDays(2)));
        assertTrue(stage.ghost().endsWith(", 09:20"), stage.ghost());
        stage.drop();

        Await.until("moved", () -> stage.local(1).equals(FIRST.plusDays(2).atTime(9, 20)));
        robot.clickOn("#toast-button");
        Await.until("back", () -> stage.local(1).equals(FIRST.atTime(9, 20)));
    }

    @Test
    void escLeavesThePostWhereItWas() {
        stage.post(1, FIRST.atTime(9, 0), DeliveryState.QUEUED);
        openMonth();

        stage.drag(stage.middle(stage.chip(1)), stage.middle("#day-" + FIRST.plusDays(2)));
        robot.type(KeyCode.ESCAPE);
        assertTrue(stage.ghost().startsWith("no label"), stage.ghost());
        stage.drop();

        assertEquals(FIRST.atTime(9, 0), stage.local(1));
        assertTrue(stage.fake.asked.stream().noneMatch(call -> call.endsWith("/move")));
    }

    @Test
    void withCtrlACopyGoes() {
        stage.post(1, FIRST.atTime(9, 0), DeliveryState.QUEUED);
        openMonth();

        robot.press(KeyCode.CONTROL);
        stage.drag(stage.middle(stage.chip(1)), stage.middle("#day-" + FIRST.plusDays(3)));
        assertTrue(stage.ghost().startsWith("Copy"), stage.ghost());
        stage.drop();
        robot.release(KeyCode.CONTROL);

        Await.until("a second post", () -> stage.fake.posts.size() == 2);
        assertEquals(FIRST.atTime(9, 0), stage.local(1));
    }

    @Test
    void aSelectionMadeByCtrlClicksMovesTogether() {
        stage.post(1, FIRST.atTime(9, 0), DeliveryState.QUEUED);
        stage.post(2, FIRST.plusDays(1).atTime(18, 0), DeliveryState.QUEUED);
        openMonth();
        robot.press(KeyCode.CONTROL).clickOn(stage.chip(1)).clickOn(stage.chip(2)).release(KeyCode.CONTROL);

        stage.drag(stage.middle(stage.chip(1)), stage.middle("#day-" + FIRST.plusDays(2)));
        stage.drop();

        Await.until("both moved", () -> stage.local(1).equals(FIRST.plusDays(2).atTime(9, 0))
                && stage.local(2).equals(FIRST.plusDays(3).atTime(18, 0)));
    }

    @Test
    void whatIsPublishedStaysAndThePointerSaysWhy() {
        stage.post(1, FIRST.atTime(9, 0), DeliveryState.PUBLISHED);
        openMonth();

        stage.drag(stage.middle(stage.chip(1)), stage.middle("#day-" + FIRST.plusDays(2)));
        assertTrue(stage.ghost().startsWith("It is published"), stage.ghost());
        stage.drop();

        assertEquals(FIRST.atTime(9, 0), stage.local(1));
    }

    @Test
    void inTheWeekAPostGoesToAnotherDayAndTimeInStepsOfFiveMinutes() {
        stage.post(1, FIRST.atTime(12, 0), DeliveryState.QUEUED);
        openWeek();
        var from = stage.middle("#hours " + stage.chip(1));
        var column = robot.lookup("#head-" + FIRST.plusDays(1)).<Node>query().localToScreen(40, 0).getX();

        stage.drag(from, new javafx.geometry.Point2D(column + 20, from.getY() + 62));
        assertTrue(stage.ghost().endsWith("13:00"), stage.ghost());
        stage.drop();

        Await.until("moved", () -> stage.local(1).equals(FIRST.plusDays(1).atTime(13, 0)));
    }

    @Test
    void atTheEdgeOfTheWeekTheNextOneComes() {
        stage.post(1, FIRST.atTime(12, 0), DeliveryState.QUEUED);
        openWeek();
        var from = stage.middle("#hours " + stage.chip(1));

        stage.drag(from, new javafx.geometry.Point2D(984, from.getY()));
        Await.until("next week", () -> stage.shown("#head-" + FIRST.plusDays(7)));
        robot.moveTo(new javafx.geometry.Point2D(700, from.getY()));
        stage.drop();

        Await.until("moved into it", () -> !stage.local(1).toLocalDate().isBefore(FIRST.plusDays(7)));
    }

    @Test
    void aDragOverEmptyTimeBeginsAPostThere() {
        stage.post(1, FIRST.atTime(12, 0), DeliveryState.QUEUED);
        openWeek();
        var from = stage.middle("#hours " + stage.chip(1)).add(0, 60);

        stage.drag(from, from.add(0, 30));
        assertTrue(stage.ghost().startsWith("New post"), stage.ghost());
        stage.drop();

        Await.until("composer", () -> stage.shown("#composer"));
    }
}
