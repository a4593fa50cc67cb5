package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The calendar worked by the mouse; on Monocle, which knows a whole drag. */
@Tag("drag")
class CalendarDragTest extends OpenCalendar {
    /** Next month: all of it lies ahead, whatever day the test runs on. */
    private static final LocalDate FIRST = today().withDayOfMonth(1).plusMonths(1)
            .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));

    private void openMonth() {
        open();
        console.act("calendar.next");
        Await.until("the next month", () -> console.shown("#day-" + FIRST) && console.shown(chip(1)));
    }

    private void openWeek() {
        openMonth();
        robot.clickOn(chip(1)).type(KeyCode.ESCAPE);
        console.act("calendar.week");
        Await.until("the week", () -> console.shown("#hours") && console.shown("#hours " + chip(1)));
    }

    @Test
    void inTheMonthAPostGoesToAnotherDayAtItsTimeAndTheToastTakesItBack() {
        post(1, FIRST.atTime(9, 20), DeliveryState.QUEUED);
        openMonth();

        drag(middle(chip(1)), middle("#day-" + FIRST.plusDays(2)));
        assertTrue(ghost().endsWith(", 09:20"), ghost());
        drop();

        Await.until("moved", () -> local(1).equals(FIRST.plusDays(2).atTime(9, 20)));
        robot.clickOn("#toast-button");
        Await.until("back", () -> local(1).equals(FIRST.atTime(9, 20)));
    }

    @Test
    void escLeavesThePostWhereItWas() {
        post(1, FIRST.atTime(9, 0), DeliveryState.QUEUED);
        openMonth();

        drag(middle(chip(1)), middle("#day-" + FIRST.plusDays(2)));
        robot.type(KeyCode.ESCAPE);
        assertTrue(ghost().startsWith("no label"), ghost());
        drop();

        assertEquals(FIRST.atTime(9, 0), local(1));
        assertTrue(fake.asked.stream().noneMatch(call -> call.endsWith("/move")));
    }

    @Test
    void withCtrlACopyGoes() {
        post(1, FIRST.atTime(9, 0), DeliveryState.QUEUED);
        openMonth();

        robot.press(KeyCode.CONTROL);
        drag(middle(chip(1)), middle("#day-" + FIRST.plusDays(3)));
        assertTrue(ghost().startsWith("Copy"), ghost());
        drop();
        robot.release(KeyCode.CONTROL);

        Await.until("a second post", () -> fake.posts.size() == 2);
        assertEquals(FIRST.atTime(9, 0), local(1));
    }

    @Test
    void aSelectionMadeByCtrlClicksMovesTogether() {
        post(1, FIRST.atTime(9, 0), DeliveryState.QUEUED);
        post(2, FIRST.plusDays(1).atTime(18, 0), DeliveryState.QUEUED);
        openMonth();
        robot.press(KeyCode.CONTROL).clickOn(chip(1)).clickOn(chip(2)).release(KeyCode.CONTROL);

        drag(middle(chip(1)), middle("#day-" + FIRST.plusDays(2)));
        drop();

        Await.until("both moved", () -> local(1).equals(FIRST.plusDays(2).atTime(9, 0))
                && local(2).equals(FIRST.plusDays(3).atTime(18, 0)));
    }

    @Test
    void whatIsPublishedStaysAndThePointerSaysWhy() {
        post(1, FIRST.atTime(9, 0), DeliveryState.PUBLISHED);
        openMonth();

        drag(middle(chip(1)), middle("#day-" + FIRST.plusDays(2)));
        assertTrue(ghost().startsWith("It is published"), ghost());
        drop();

        assertEquals(FIRST.atTime(9, 0), local(1));
    }

    @Test
    void inTheWeekAPostGoesToAnotherDayAndTimeInStepsOfFiveMinutes() {
        post(1, FIRST.atTime(12, 0), DeliveryState.QUEUED);
        openWeek();
        var from = middle("#hours " + chip(1));
        var column = robot.lookup("#head-" + FIRST.plusDays(1)).<Node>query().localToScreen(40, 0).getX();

        drag(from, new Point2D(column + 20, from.getY() + 62));
        assertTrue(ghost().endsWith("13:00"), ghost());
        drop();

        Await.until("moved", () -> local(1).equals(FIRST.plusDays(1).atTime(13, 0)));
    }

    @Test
    void atTheEdgeOfTheWeekTheNextOneComes() {
        post(1, FIRST.atTime(12, 0), DeliveryState.QUEUED);
        openWeek();
        var from = middle("#hours " + chip(1));

        drag(from, new Point2D(984, from.getY()));
        Await.until("next week", () -> console.shown("#head-" + FIRST.plusDays(7)));
        robot.moveTo(new Point2D(700, from.getY()));
        drop();

        Await.until("moved into it", () -> !local(1).toLocalDate().isBefore(FIRST.plusDays(7)));
    }

    @Test
    void aDragOverEmptyTimeBeginsAPostThere() {
        post(1, FIRST.atTime(12, 0), DeliveryState.QUEUED);
        openWeek();
        var from = middle("#hours " + chip(1)).add(0, 60);

        drag(from, from.add(0, 30));
        assertTrue(ghost().startsWith("New post"), ghost());
        drop();

        Await.until("composer", () -> console.shown("#composer"));
    }
}
