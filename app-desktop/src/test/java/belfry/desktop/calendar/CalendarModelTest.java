package belfry.desktop.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.wire.EventView;
import belfry.core.wire.PostView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarModelTest {
    private final Desk desk = new Desk("2026-11-26T09:00:00Z");

    private List<Integer> numbers(List<PostView> posts) {
        return posts.stream().map(post -> (int) post.id().getLeastSignificantBits()).toList();
    }

    private static EventView event(String kind, UUID subject) {
        return new EventView(1, kind, subject.toString(), 2, Instant.EPOCH);
    }

    @Test
    void postsLieOnTheDayOfTheZoneThatIsShown() {
        desk.api.add(1, "2026-11-26T23:30:00Z", DeliveryState.QUEUED, 1);
        desk.calendar.load();
        assertEquals(List.of(1), numbers(desk.calendar.on(LocalDate.of(2026, 11, 27))));

        desk.calendar.zoneProperty().set(ZoneId.of("America/New_York"));

        assertEquals(List.of(1), numbers(desk.calendar.on(LocalDate.of(2026, 11, 26))));
        assertEquals(LocalDateTime.of(2026, 11, 26, 18, 30), desk.calendar.local(desk.post(1)));
    }

    @Test
    void theFilterTicksAndReadsWords() {
        desk.api.add(1, "2026-11-26T10:00:00Z", DeliveryState.QUEUED, 1);
        desk.api.add(2, "2026-11-26T11:00:00Z", DeliveryState.FAILED, 2);
        desk.api.add(3, "2026-11-26T12:00:00Z", DeliveryState.QUEUED, 1, 2);
        desk.calendar.load();

        assertEquals(List.of(2), filtered(CalendarFilter.NONE.toggle(DeliveryState.FAILED)));
        assertEquals(List.of(1, 3), filtered(CalendarFilter.NONE.toggle("bluesky")));
        assertEquals(List.of(2, 3), filtered(CalendarFilter.NONE.toggle(new UUID(0x7200, 2))));
        assertEquals(List.of(2), filtered(CalendarFilter.NONE.withWords("state:failed")));
        assertEquals(List.of(3), filtered(CalendarFilter.NONE.withWords("network:mastodon post 3")));
        assertEquals(List.of(1, 2, 3), filtered(CalendarFilter.NONE));
    }

    private List<Integer> filtered(CalendarFilter filter) {
        desk.calendar.filterProperty().set(filter);
        return numbers(desk.calendar.inView());
    }

    @Test
    void aFewChangedPostsAreFetchedAloneAndLeaveTheSelection() {
        for (var i = 1; i <= 5; i++) {
            desk.api.add(i, "2026-11-26T1" + i + ":00:00Z", DeliveryState.QUEUED, 1);
        }
        desk.calendar.load();
        desk.selection.only(FakePostApi.id(2));
        desk.selection.toggle(FakePostApi.id(3));
        desk.api.asked.clear();

        desk.api.change(FakePostApi.id(2), Instant.parse("2026-11-26T12:00:00Z"), DeliveryState.PUBLISHED);
        desk.calendar.heard(List.of(event("delivery.changed", new UUID(2, 1))));

        assertEquals(List.of("get"), desk.api.asked);
        assertEquals(DeliveryState.PUBLISHED, desk.post(2).state());
        assertEquals(List.of(2, 3), numbers(desk.selection.chosen()));
    }

    @Test
    void manyChangesLoadThePeriodOnce() {
        for (var i = 1; i <= 20; i++) {
            desk.api.add(i, "2026-11-26T10:00:00Z", DeliveryState.QUEUED, 1);
        }
        desk.calendar.load();
        desk.api.asked.clear();

        desk.calendar.heard(IntStream.rangeClosed(1, 20)
                .mapToObj(number -> event("post.changed", FakePostApi.id(number))).toList());

        assertEquals(List.of("between"), desk.api.asked);
    }

    @Test
    void aMonthThatWasSeenBeforeIsThereAtOnceAndAPostThatIsGoneGoes() {
        desk.api.add(1, "2026-11-26T10:00:00Z", DeliveryState.QUEUED, 1);
        desk.calendar.load();
        desk.calendar.turn(1);
        desk.api.posts.clear();
        desk.slow = true;

        desk.calendar.turn(-1);
        assertEquals(List.of(1), numbers(desk.calendar.inView()));

        desk.answer();
        assertEquals(List.of(), desk.calendar.inView());
    }

    @Test
    void aWorkspaceWithoutAnyPostIsToldFromAnEmptyMonth() {
        desk.calendar.load();
        assertTrue(desk.calendar.untouchedProperty().get());

        desk.api.add(1, "2027-05-01T10:00:00Z", DeliveryState.QUEUED, 1);
        desk.calendar.load();
        assertFalse(desk.calendar.untouchedProperty().get());
        assertEquals(List.of(), desk.calendar.inView());
    }

    @Test
    void arrowsGoFromDayToDayAndFromPostToPostAndKnowEmptyPlaces() {
        desk.api.add(1, "2026-11-26T10:00:00Z", DeliveryState.QUEUED, 1);
        desk.api.add(2, "2026-11-26T11:00:00Z", DeliveryState.QUEUED, 1);
        desk.api.add(3, "2026-11-27T13:00:00Z", DeliveryState.QUEUED, 1);
        desk.calendar.load();

        desk.cursor.along(1);
        assertEquals(FakePostApi.id(1), desk.selection.focusedProperty().get());
        desk.cursor.along(1);
        assertEquals(FakePostApi.id(2), desk.selection.focusedProperty().get());
        desk.cursor.byDays(1);
        assertEquals(FakePostApi.id(3), desk.selection.focusedProperty().get());
        desk.cursor.byDays(1);
        assertNull(desk.selection.focusedProperty().get());
        assertEquals(LocalDate.of(2026, 11, 28), desk.cursor.day());
        assertEquals(Instant.parse("2026-11-28T08:00:00Z"), desk.cursor.due());
    }

    @Test
    void inTheHoursArrowsVisitEveryHourAndEveryPost() {
        desk.api.add(1, "2026-11-26T10:20:00Z", DeliveryState.QUEUED, 1);
        desk.calendar.load();
        desk.cursor.zoom(Scale.DAY);
        assertEquals(LocalDateTime.of(2026, 11, 26, 11, 0), desk.cursor.atProperty().get());

        desk.cursor.along(1);
        assertEquals(FakePostApi.id(1), desk.selection.focusedProperty().get());
        desk.cursor.along(1);
        assertNull(desk.selection.focusedProperty().get());
        assertEquals(LocalDateTime.of(2026, 11, 26, 12, 0), desk.cursor.atProperty().get());
        assertEquals(Instant.parse("2026-11-26T11:00:00Z"), desk.cursor.due());
        desk.cursor.along(-1);
        assertEquals(FakePostApi.id(1), desk.selection.focusedProperty().get());
    }

    @Test
    void marksAreMadeByCtrlByShiftAndAll() {
        for (var i = 1; i <= 5; i++) {
            desk.api.add(i, "2026-11-26T1" + i + ":00:00Z", DeliveryState.QUEUED, 1);
        }
        desk.calendar.load();

        desk.selection.only(FakePostApi.id(2));
        desk.selection.range(FakePostApi.id(4));
        assertEquals(List.of(2, 3, 4), numbers(desk.selection.chosen()));
        desk.selection.toggle(FakePostApi.id(3));
        assertEquals(List.of(2, 4), numbers(desk.selection.chosen()));
        desk.selection.all();
        assertEquals(5, desk.selection.chosen().size());
        desk.selection.clear();
        assertEquals(List.of(3), numbers(desk.selection.chosen()));
    }

    @Test
    void cancellingSeveralIsOneStepWithItsWayBack() {
        var one = desk.api.add(1, "2026-11-27T10:00:00Z", DeliveryState.QUEUED, 1);
        var other = desk.api.add(2, "2026-11-27T11:00:00Z", DeliveryState.QUEUED, 1);
        desk.calendar.load();

        desk.deeds.cancel(List.of(one, other));
        assertEquals("Cancelled 2 posts", desk.said());
        assertEquals(DeliveryState.CANCELLED, desk.post(2).state());

        desk.undo.undo();
        assertEquals(List.of(DeliveryState.QUEUED, DeliveryState.QUEUED),
                List.of(desk.post(1).state(), desk.post(2).state()));
    }

    @Test
    void aCopyOfWhatIsOutIsPlannedAnewAndUndoneByDeletingIt() {
        var out = desk.api.add(1, "2026-11-20T10:00:00Z", DeliveryState.PUBLISHED, 1);
        desk.calendar.load();

        desk.deeds.copy(desk.planner.to(List.of(out), out, Aim.day(LocalDate.of(2026, 11, 30)), true));
        assertEquals("Copied to Mon 30 Nov, 11:00", desk.said());
        var copy = Objects.requireNonNull(desk.selection.postProperty().get());
        assertEquals(Instant.parse("2026-11-30T10:00:00Z"), copy.dueAt());
        assertNotNull(desk.api.posts.get(out.id()));

        desk.undo.undo();
        assertEquals(1, desk.api.posts.size());
    }

    @Test
    void tenThousandPostsOfAMonthAreArrangedInTheBlinkOfAnEye() {
        for (var i = 0; i < 10_000; i++) {
            desk.api.add(i, Instant.parse("2026-11-01T00:00:00Z").plusSeconds(i * 250L).toString(),
                    DeliveryState.QUEUED, 1);
        }
        desk.calendar.load();
        var begin = System.nanoTime();
        desk.calendar.arrange();

        assertTrue(System.nanoTime() - begin < 1_000_000_000L, "a reload of 10,000 posts freezes the window");
        assertEquals(10_000, desk.calendar.inView().size());
    }
}
