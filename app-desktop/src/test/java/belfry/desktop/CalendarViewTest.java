package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import javafx.css.PseudoClass;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The calendar as a person sees it and works it by keys. */
class CalendarViewTest extends OpenCalendar {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private static LocalDateTime at(int days, int hour) {
        return ahead(days).atTime(hour, 0);
    }

    private boolean selected(int number) {
        return robot.lookup(chip(number)).queryAll().stream()
                .anyMatch(chip -> chip.isVisible() && chip.getPseudoClassStates().contains(SELECTED));
    }

    @Test
    void altArrowsMoveThePostAndCtrlZPutsItBack() {
        post(1, at(1, 9), DeliveryState.QUEUED);
        open();
        robot.clickOn(chip(1)).type(KeyCode.ESCAPE);

        robot.press(KeyCode.ALT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.ALT);
        Await.until("moved by a day", () -> local(1).equals(at(2, 9)));
        assertTrue(selected(1), "it stays selected");

        robot.press(KeyCode.SHORTCUT, KeyCode.Z).release(KeyCode.Z, KeyCode.SHORTCUT);
        Await.until("put back", () -> local(1).equals(at(1, 9)));
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z).release(KeyCode.Z, KeyCode.SHIFT, KeyCode.SHORTCUT);
        Await.until("done again", () -> local(1).equals(at(2, 9)));
    }

    @Test
    void inATextFieldAltArrowsMoveNoPost() {
        post(1, at(1, 9), DeliveryState.QUEUED);
        open();
        robot.clickOn(chip(1)).type(KeyCode.ESCAPE).clickOn("#calendar-filter");

        robot.press(KeyCode.ALT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.ALT);

        Await.until("nothing is under way", () -> console.desktop().background().idle());
        assertEquals(at(1, 9), local(1));
    }

    @Test
    void inTheDayAltArrowsMoveByFiveMinutes() {
        post(1, at(1, 9), DeliveryState.QUEUED);
        open();
        robot.clickOn(chip(1)).type(KeyCode.ESCAPE).type(KeyCode.D);
        Await.until("the day", () -> console.shown("#hours"));

        robot.press(KeyCode.ALT, KeyCode.DOWN).release(KeyCode.DOWN).press(KeyCode.DOWN)
                .release(KeyCode.DOWN, KeyCode.ALT);

        Await.until("moved", () -> local(1).equals(at(1, 9).plusMinutes(10)));
    }

    @Test
    void deleteCancelsAndUndoBringsItBack() {
        post(1, at(1, 9), DeliveryState.QUEUED);
        open();
        robot.clickOn(chip(1)).type(KeyCode.ESCAPE).type(KeyCode.DELETE);
        Await.until("cancelled", () -> fake.posts.getFirst().state() == DeliveryState.CANCELLED);

        Await.until("told", () -> console.shown("#toast-button"));
        robot.clickOn("#toast-button");

        Await.until("back", () -> fake.posts.getFirst().state() == DeliveryState.QUEUED);
    }

    @Test
    void enterOpensThePostAndNBeginsOneAtTheChosenTime() {
        post(1, at(1, 9), DeliveryState.QUEUED);
        open();
        robot.clickOn(chip(1)).type(KeyCode.ESCAPE);
        assertFalse(console.shown("#drawer"));

        robot.type(KeyCode.ENTER);
        Await.until("details", () -> console.shown("#drawer"));
        robot.type(KeyCode.ESCAPE).type(KeyCode.N);

        Await.until("composer", () -> console.shown("#composer"));
        var when = robot.lookup("#composer-when").<TextField>query().getText();
        assertTrue(when.contains("9:00") || when.contains("09:00"), when);
    }

    @Test
    void aPostThatSomebodyElseMovedShowsWhereItIsNowAndSaysSo() {
        post(1, at(1, 9), DeliveryState.QUEUED);
        open();
        robot.clickOn(chip(1)).type(KeyCode.ESCAPE);
        var theirs = FakeServer.due(fake.posts.getFirst(), at(3, 15).atZone(BERLIN).toInstant(), 7);
        fake.posts.set(0, theirs);

        console.act("calendar.later");

        Await.until("told", () -> toasts().stream().anyMatch(text -> text.startsWith("Somebody else")));
        Await.until("shown where it is", () -> robot.lookup("#day-" + ahead(3)).query().getParent()
                .lookup(chip(1)) != null
                || !ahead(3).getMonth()
                        .equals(today().getMonth()));
        assertEquals(at(3, 15), local(1));
    }

    @Test
    void eventsRedrawWithoutLosingSelectionOrScroll() {
        post(1, at(1, 9), DeliveryState.QUEUED);
        open();
        robot.clickOn(chip(1)).type(KeyCode.ESCAPE).type(KeyCode.W);
        Await.until("the week", () -> console.shown("#hours"));
        var scroll = robot.lookup(".hour-scroll").<ScrollPane>query();
        robot.interact(() -> scroll.setVvalue(0.3));
        console.act("calendar.today");
        robot.interact(() -> scroll.setVvalue(0.3));

        post(2, at(0, 7), DeliveryState.PUBLISHED);
        fake.tell("post.changed", FakeServer.id(3002).toString());
        Await.until("the new one is known", () -> robot.lookup("#head-" + today()).tryQuery()
                .filter(head -> head.lookupAll(".caption").stream()
                        .anyMatch(label -> ((Labeled) label).getText().equals("1 post")))
                .isPresent());

        assertEquals(0.3, scroll.getVvalue(), 0.01);
    }

    @Test
    void aDayWithManyPostsOpensInPlaceAndEscClosesIt() {
        for (var i = 0; i < 20; i++) {
            post(i, at(1, 9).plusMinutes(3L * i), DeliveryState.QUEUED);
        }
        open();
        assertEquals(1, robot.lookup(".more-button").queryAll().stream().filter(node -> node.isVisible()).count());

        robot.clickOn(".more-button");

        Await.until("the day", () -> console.shown("#day-card"));
        assertEquals(20, robot.from(robot.lookup("#day-card").queryAll().stream().filter(node -> node.isVisible())
                .findFirst().orElseThrow()).lookup(".list-view").<ListView<?>>query().getItems().size());
        robot.type(KeyCode.ESCAPE);
        Await.until("closed", () -> !console.shown("#day-card"));
    }

    @Test
    void anOpenDayIsAsHighAsThePostsThatFitTheFilter() {
        for (var i = 0; i < 12; i++) {
            post(i, at(1, 9).plusMinutes(3L * i), DeliveryState.QUEUED);
        }
        open();
        robot.clickOn(".more-button");
        Await.until("the day", () -> console.shown("#day-card"));
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
        open();

        Await.until("welcome", () -> console.shown("#welcome"));
        robot.clickOn("#welcome-write");
        Await.until("composer", () -> console.shown("#composer"));
    }

    @Test
    void whenTheServerIsAwayWhatWasLoadedStaysAndSaysHowOldItIs() throws IOException {
        post(1, at(1, 9), DeliveryState.QUEUED);
        open();

        fake.die();
        console.act("console.refresh");
        Await.until("told", () -> console.shown("#calendar-stale"));
        assertTrue(console.shown(chip(1)));

        fake.comeBack();
        Await.until("fresh again", () -> !console.shown("#calendar-stale"));
    }

    @Test
    void theZoneMayBeChangedAndTimesFollow() {
        post(1, at(1, 9), DeliveryState.QUEUED);
        open();
        assertEquals("09:00", time());

        console.act("calendar.zone");

        Await.until("other times", () -> !time().equals("09:00"));
        assertNotNull(robot.lookup("#calendar-zone").query());
    }

    private String time() {
        return robot.lookup(chip(1)).queryAll().stream().filter(node -> node.isVisible())
                .flatMap(node -> node.getParent().lookupAll(".chip-time").stream())
                .map(node -> ((Labeled) node).getText())
                .findFirst().orElse("");
    }

    @Test
    void thousandsOfPostsMakeNoMoreNodesThanCanBeSeen() {
        for (var i = 0; i < 2000; i++) {
            post(i, today().withDayOfMonth(1 + i % 28).atTime(LocalTime.of(i % 24, i % 60)),
                    DeliveryState.QUEUED);
        }
        open();
        assertTrue(robot.lookup(".chip").queryAll().size() < 42 * 8, "chips of the month");

        console.act("calendar.week");
        Await.until("the week", () -> console.shown("#hours"));
        assertTrue(robot.lookup("#hours .chip").queryAll().size() < 600, "chips of the week");
    }
}
