package belfry.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.Problem;
import belfry.desktop.fx.Background;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NavigatorTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void oneCanGoBackAndForwardAndANewWayForgetsTheOldOne() {
        var navigator = new Navigator(Area.CALENDAR);
        navigator.go(Area.POSTS);
        navigator.go(new Place(Area.POSTS, "42"));

        navigator.back();
        assertEquals(Place.of(Area.POSTS), navigator.current());
        navigator.back();
        assertFalse(navigator.canGoBackProperty().get());
        navigator.forward();
        assertTrue(navigator.canGoForwardProperty().get());
        navigator.go(Area.HEALTH);

        assertFalse(navigator.canGoForwardProperty().get());
        assertEquals(Place.of(Area.HEALTH), navigator.current());
    }

    @Test
    void goingWhereOneIsLeavesNoTrace() {
        var navigator = new Navigator(Area.CALENDAR);

        navigator.go(Area.CALENDAR);

        assertFalse(navigator.canGoBackProperty().get());
    }

    @Test
    void stepsAreTakenBackNewestFirstAndDoneAgain() {
        var history = new UndoHistory();
        history.did(step("a"));
        history.did(step("b"));

        history.undo();
        history.undo();
        history.redo();

        assertEquals(List.of("undo b", "undo a", "redo a"), done);
        assertEquals("a", history.undoTitleProperty().get());
        assertEquals("b", history.redoTitleProperty().get());
    }

    @Test
    void aNewStepForgetsWhatCouldBeDoneAgain() {
        var history = new UndoHistory();
        history.did(step("a"));
        history.undo();

        history.did(step("b"));

        assertEquals("", history.redoTitleProperty().get());
    }

    @Test
    void aStepIsTakenBackOnceThoughItsNoticeStillStands() {
        var history = new UndoHistory();
        var step = step("a");
        history.did(step);

        history.undo(step);
        history.undo(step);

        assertEquals(List.of("undo a"), done);
    }

    @Test
    void noMoreThanThreeNoticesStandAtOnce() {
        var notices = new Notices(Background.direct(), new UndoHistory());

        List.of("a", "b", "c", "d").forEach(notices::say);
        notices.tell(Problem.error("x", "It broke", "Because", "Mend it"));

        assertEquals(List.of("c", "d", "It broke\nMend it"), notices.toasts().stream().map(Toast::text).toList());
    }

    private UndoHistory.Step step(String name) {
        return new UndoHistory.Step(name, () -> done.add("undo " + name), () -> done.add("redo " + name));
    }
}
