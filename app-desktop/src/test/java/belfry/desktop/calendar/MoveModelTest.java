package belfry.desktop.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.calendar.WallClock.Meeting;
import belfry.core.post.DeliveryState;
import belfry.core.wire.PostView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoveModelTest {
    private final Desk desk = new Desk("2026-03-20T09:00:00Z");

    private PostView queued(int number, String due) {
        var post = desk.api.add(number, due, DeliveryState.QUEUED, 1);
        desk.calendar.load();
        return post;
    }

    @Test
    void aMoveOverTheChangeOfTheClocksKeepsTheTimeOfTheClock() {
        var post = queued(1, "2026-03-28T08:00:00Z");

        desk.moves.go(desk.planner.byDays(List.of(post), 1));

        assertEquals(Instant.parse("2026-03-29T07:00:00Z"), desk.api.due(1));
        assertEquals("Moved to Sun 29 Mar, 09:00", desk.said());
    }

    @Test
    void aTimeThatTheClocksSkipIsMovedOnAndSaid() {
        var post = queued(1, "2026-03-28T01:30:00Z");

        desk.moves.go(desk.planner.byDays(List.of(post), 1));

        assertEquals(Instant.parse("2026-03-29T01:30:00Z"), desk.api.due(1));
        assertEquals("Moved to Sun 29 Mar, 03:30: clocks skip an hour there", desk.said());
    }

    @Test
    void ofATimeThatComesTwiceTheFirstIsTakenAndSaidAndThePointerMayTakeTheSecond() {
        var post = queued(1, "2026-10-24T00:30:00Z");
        desk.calendar.show(LocalDate.of(2026, 10, 24));
        var second = Instant.parse("2026-10-25T01:30:00Z");

        var byKey = desk.planner.byDays(List.of(post), 1);
        var byPointer = desk.planner.to(List.of(post), post, new Aim(LocalDate.of(2026, 10, 25), second, Meeting.TWICE),
                false);

        assertEquals("Moved to Sun 25 Oct, 02:30 (the first of two)", byKey.title());
        assertEquals(Instant.parse("2026-10-25T00:30:00Z"), byKey.to().get(post.id()));
        assertEquals("Moved to Sun 25 Oct, 02:30 (the second of two)", byPointer.title());
        assertEquals(second, byPointer.to().get(post.id()));
    }

    @Test
    void fiveMinutesAreFiveMinutesAlsoWhereClocksJumpAndGoToTheNextMark() {
        var atJump = queued(1, "2026-03-29T00:58:00Z");

        assertEquals(Instant.parse("2026-03-29T01:00:00Z"),
                desk.planner.byMinutes(List.of(atJump), 5).to().get(atJump.id()));
        assertEquals(Instant.parse("2026-03-29T00:55:00Z"),
                desk.planner.byMinutes(List.of(atJump), -5).to().get(atJump.id()));
    }

    @Test
    void aSelectionMovesTogetherByTheDistanceOfTheGrabbedOne() {
        var one = queued(1, "2026-03-23T09:00:00Z");
        var other = queued(2, "2026-03-27T10:15:00Z");
        var aim = new Aim(LocalDate.of(2026, 3, 25), Instant.parse("2026-03-25T09:30:00Z"), Meeting.ONCE);

        desk.moves.go(desk.planner.to(List.of(one, other), one, aim, false));

        assertEquals(Instant.parse("2026-03-25T09:30:00Z"), desk.api.due(1));
        assertEquals(Instant.parse("2026-03-29T09:45:00Z"), desk.api.due(2));
        assertEquals("Moved 2 posts, the first to Wed 25 Mar, 10:30", desk.said());
    }

    @Test
    void undoPutsBackAndRedoDoesItAgain() {
        var post = queued(1, "2026-03-23T09:00:00Z");
        desk.moves.go(desk.planner.byDays(List.of(post), 2));

        desk.undo.undo();
        assertEquals(Instant.parse("2026-03-23T09:00:00Z"), desk.api.due(1));

        desk.undo.redo();
        assertEquals(Instant.parse("2026-03-25T09:00:00Z"), desk.api.due(1));
    }

    @Test
    void pressesThatFollowEachOtherAreOneStepToUndo() {
        queued(1, "2026-03-23T09:00:00Z");

        for (var i = 0; i < 3; i++) {
            desk.moves.nudge(desk.planner.byMinutes(List.of(desk.post(1)), 5));
        }
        assertEquals(Instant.parse("2026-03-23T09:15:00Z"), desk.api.due(1));
        desk.undo.undo();

        assertEquals(Instant.parse("2026-03-23T09:00:00Z"), desk.api.due(1));
        assertEquals("", desk.undo.undoTitleProperty().get());
    }

    @Test
    void aMoveIsShownAtOnceAndAFurtherOneWaitsForTheVersionOfTheFirst() {
        queued(1, "2026-03-23T09:00:00Z");
        desk.slow = true;

        desk.moves.go(desk.planner.byDays(List.of(desk.post(1)), 1));
        desk.moves.go(desk.planner.byDays(List.of(desk.post(1)), 1));
        desk.moves.go(desk.planner.byDays(List.of(desk.post(1)), 1));
        assertEquals(Instant.parse("2026-03-26T09:00:00Z"), desk.post(1).dueAt());
        desk.answer();

        assertEquals(Instant.parse("2026-03-26T09:00:00Z"), desk.api.due(1));
        assertEquals(List.of("move 1", "move 2"),
                desk.api.asked.stream().filter(call -> call.startsWith("move")).toList());
    }

    @Test
    void aRefusedMoveGoesBackSaysWhyAndLeavesNothingToUndo() {
        var post = queued(1, "2026-03-23T09:00:00Z");
        desk.api.refusals.put(post.id(), new IllegalStateException("no"));

        desk.moves.go(desk.planner.byDays(List.of(post), 1));

        assertEquals(Instant.parse("2026-03-23T09:00:00Z"), desk.post(1).dueAt());
        assertTrue(desk.said().startsWith("The console made a mistake"), desk.said());
        assertEquals("", desk.undo.undoTitleProperty().get());
        assertEquals(1, desk.notices.toasts().size());
    }

    @Test
    void ofMovesTogetherTheRefusedOnesGoBackAndTheOthersCanBeUndone() {
        var one = queued(1, "2026-03-23T09:00:00Z");
        var other = queued(2, "2026-03-24T09:00:00Z");
        desk.api.refusals.put(other.id(), new IllegalStateException("no"));

        desk.moves.go(desk.planner.byDays(List.of(one, other), 1));

        assertEquals(Instant.parse("2026-03-24T09:00:00Z"), desk.post(1).dueAt());
        assertEquals(Instant.parse("2026-03-24T09:00:00Z"), desk.post(2).dueAt());
        assertTrue(desk.said().startsWith("1 of 2 posts could not be moved"), desk.said());
        assertTrue(desk.undo.undoTitleProperty().get().startsWith("Moved 2 posts"));
    }

    @Test
    void aReloadWhileAMoveIsUnderWayDoesNotThrowItBack() {
        queued(1, "2026-03-23T09:00:00Z");
        desk.slow = true;
        desk.moves.go(desk.planner.byDays(List.of(desk.post(1)), 1));
        var moving = desk.queue.poll();

        desk.calendar.load();
        desk.answer();
        assertEquals(Instant.parse("2026-03-24T09:00:00Z"), desk.post(1).dueAt());

        moving.run();
        assertEquals(Instant.parse("2026-03-24T09:00:00Z"), desk.post(1).dueAt());
    }

    @Test
    void whatIsOutOrUnderWayOrPastStaysWhereItIsAndSaysWhy() {
        var out = desk.api.add(1, "2026-03-19T09:00:00Z", DeliveryState.PUBLISHED, 1);
        var late = desk.api.add(2, "2026-03-19T09:00:00Z", DeliveryState.QUEUED, 1);
        var missed = desk.api.add(3, "2026-03-19T09:00:00Z", DeliveryState.MISSED, 1);

        assertEquals("It is published; Ctrl+drag makes a copy", desk.planner.whyNot(out));
        assertEquals("Its time has passed (queued); Ctrl+drag makes a copy", desk.planner.whyNot(late));
        assertEquals("", desk.planner.whyNot(missed));
        assertEquals("2 of 3 cannot be moved: It is published; Ctrl+drag makes a copy",
                desk.planner.whyNot(List.of(out, late, missed)));
        assertEquals("That time has passed", desk.planner.byDays(List.of(missed), 0).whyNot());
    }

    @Test
    void aRoleWithoutTheRightIsToldSo() {
        var post = queued(1, "2026-03-23T09:00:00Z");
        desk.mayNot = "Your role may not";

        desk.moves.go(desk.planner.byDays(List.of(post), 1));

        assertEquals("Your role may not", desk.said());
        assertEquals(Instant.parse("2026-03-23T09:00:00Z"), desk.api.due(1));
    }

    @Test
    void theNextSlotIsOneOfItsChannelsByTheWorkspacesClockThatNobodyHasTaken() {
        desk.channels.add(Desk.channel(1, Desk.slot(1, 9), Desk.slot(3, 9)));
        desk.calendar.loadChannels();
        var post = queued(1, "2026-03-23T08:00:00Z");
        queued(2, "2026-03-25T08:00:00Z");

        assertEquals(Instant.parse("2026-03-30T07:00:00Z"),
                desk.planner.toSlot(List.of(post), 1).to().get(post.id()));
        assertTrue(desk.planner.toSlot(List.of(post), -1).whyNot().startsWith("That time has passed"));
    }
}
