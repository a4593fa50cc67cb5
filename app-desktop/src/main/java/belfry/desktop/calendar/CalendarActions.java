package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.KeyBinding;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** Everything that can be done in the calendar, by key and by palette. */
final class CalendarActions {
    private static final String CATEGORY = "Calendar";
    private static final Map<Scale, KeyBinding> SCALES = Map.of(Scale.MONTH, KeyBinding.CALENDAR_MONTH, Scale.WEEK,
            KeyBinding.CALENDAR_WEEK, Scale.DAY, KeyBinding.CALENDAR_DAY, Scale.LIST, KeyBinding.CALENDAR_LIST);

    private final CalendarParts parts;
    private final Supplier<CalendarView> view;
    private final String mayNotWrite;

    /** @param mayNotWrite why one's role may not write posts; empty: it may */
    CalendarActions(CalendarParts parts, Supplier<CalendarView> view, String mayNotWrite) {
        this.parts = parts;
        this.view = view;
        this.mayNotWrite = mayNotWrite;
    }

    List<Action> all() {
        var actions = new ArrayList<Action>();
        actions.addAll(time());
        actions.addAll(focus());
        actions.addAll(moves());
        actions.addAll(posts());
        return actions;
    }

    private static Action act(String id, String title, KeyBinding key, Runnable run) {
        return Action.of("calendar." + id, title, CATEGORY, run).on(key);
    }

    private List<Action> time() {
        var calendar = parts.calendar();
        var actions = new ArrayList<Action>();
        for (var scale : Scale.values()) {
            actions.add(act(scale.name().toLowerCase(java.util.Locale.ROOT), "Calendar by " + (scale == Scale.LIST
                    ? "list"
                    : scale.period()), SCALES.getOrDefault(scale, KeyBinding.CALENDAR_CYCLE),
                    () -> parts.cursor().zoom(scale)));
        }
        actions.addAll(List.of(
                act("cycle", "Next calendar view", KeyBinding.CALENDAR_CYCLE,
                        () -> parts.cursor().zoom(calendar.scaleProperty().get().next())),
                act("today", "Today", KeyBinding.CALENDAR_TODAY, parts.cursor()::today),
                act("next", "Next period", KeyBinding.CALENDAR_NEXT, () -> turn(1)),
                act("previous", "Previous period", KeyBinding.CALENDAR_PREVIOUS, () -> turn(-1)),
                act("lanes", "A lane for each channel", KeyBinding.CALENDAR_LANES, () -> {
                    var lanes = view.get().lanes();
                    lanes.set(calendar.scaleProperty().get() != Scale.DAY || !lanes.get());
                    parts.cursor().zoom(Scale.DAY);
                }),
                act("zone", "Switch zone: workspace, this computer, UTC", KeyBinding.CALENDAR_ZONE, this::zone),
                act("unfilter", "Show all posts: take filters away", KeyBinding.CALENDAR_UNFILTER,
                        () -> calendar.filterProperty().set(CalendarFilter.NONE))));
        return actions;
    }

    private void turn(int periods) {
        parts.calendar().turn(periods);
        parts.cursor().follow();
    }

    private void zone() {
        var calendar = parts.calendar();
        var here = java.time.ZoneId.systemDefault();
        var zones = java.util.stream.Stream.of(calendar.home(), here, ZoneOffset.UTC).distinct().toList();
        var next = (zones.indexOf(calendar.zone()) + 1) % zones.size();
        calendar.zoneProperty().set(zones.get(next));
    }

    private List<Action> focus() {
        var cursor = parts.cursor();
        return List.of(act("right", "Select in the next day", KeyBinding.CALENDAR_RIGHT, () -> cursor.byDays(1)),
                act("left", "Select in the previous day", KeyBinding.CALENDAR_LEFT, () -> cursor.byDays(-1)),
                act("down", "Select the next post", KeyBinding.CALENDAR_DOWN, () -> cursor.along(1)),
                act("up", "Select the previous post", KeyBinding.CALENDAR_UP, () -> cursor.along(-1)),
                act("mark", "Mark post", KeyBinding.MARK, parts.selection()::mark).unless(needsPost()),
                act("mark-all", "Mark all posts in view", KeyBinding.MARK_ALL, parts.selection()::all),
                act("open-day", "Show every post of the day", KeyBinding.CALENDAR_OPEN_DAY,
                        () -> view.get().openDay()));
    }

    private List<Action> moves() {
        return List.of(move("later", "Move post to the next day", KeyBinding.CALENDAR_LATER,
                posts -> parts.planner().byDays(posts, 1)),
                move("earlier", "Move post to the previous day", KeyBinding.CALENDAR_EARLIER,
                        posts -> parts.planner().byDays(posts, -1)),
                move("move-down", "Move post a week, in the hours 5 minutes later", KeyBinding.CALENDAR_MOVE_DOWN,
                        posts -> step(posts, 1)),
                move("move-up", "Move post a week, in the hours 5 minutes earlier", KeyBinding.CALENDAR_MOVE_UP,
                        posts -> step(posts, -1)),
                move("next-slot", "Move post to the next free slot", KeyBinding.CALENDAR_SLOT_LATER,
                        posts -> parts.planner().toSlot(posts, 1)),
                move("previous-slot", "Move post to the previous free slot", KeyBinding.CALENDAR_SLOT_EARLIER,
                        posts -> parts.planner().toSlot(posts, -1)));
    }

    private MovePlan step(List<PostView> posts, int direction) {
        return parts.calendar().scaleProperty().get().hourly()
                ? parts.planner().byMinutes(posts, MovePlanner.STEP * direction)
                : parts.planner().byDays(posts, 7 * direction);
    }

    private Action move(String id, String title, KeyBinding key, Function<List<PostView>, MovePlan> plan) {
        return act(id, title, key, () -> {
            parts.moves().nudge(plan.apply(parts.selection().chosen()));
            var post = parts.selection().postProperty().get();
            if (post != null) {
                parts.calendar().show(parts.calendar().local(post).toLocalDate());
                parts.cursor().on(post);
            }
        }).unless(why(() -> parts.planner().whyNot(parts.selection().chosen())));
    }

    private List<Action> posts() {
        return List.of(
                act("new-here", "New post at the chosen time", KeyBinding.CALENDAR_NEW, this::write)
                        .unless(new ReadOnlyStringWrapper(mayNotWrite)),
                act("open", "Post details", KeyBinding.OPEN_DETAILS, parts.details()).unless(needsPost()),
                act("copy", "Copy post to the next day", KeyBinding.CALENDAR_COPY, this::copy)
                        .unless(why(() -> parts.planner().whyNotCopy(parts.selection().chosen()))),
                act("delete", "Cancel post", KeyBinding.DELETE,
                        () -> parts.deeds().cancel(parts.selection().chosen()))
                        .unless(why(this::whyNotCancel)));
    }

    private void write() {
        parts.write().accept(parts.cursor().due());
    }

    private void copy() {
        var posts = parts.selection().chosen();
        var first = posts.getFirst();
        var day = parts.calendar().local(first).toLocalDate().plusDays(1);
        var today = parts.calendar().today();
        var to = day.isAfter(today) ? day : today.plusDays(1);
        parts.deeds().copy(parts.planner().to(posts, first, Aim.day(to), true));
    }

    private String whyNotCancel() {
        var posts = parts.selection().chosen();
        return posts.isEmpty() ? "Select a post first" : parts.planner().whyNotCancel(posts);
    }

    private ObservableValue<String> needsPost() {
        return why(() -> parts.selection().postProperty().get() == null ? "Select a post first" : "");
    }

    private ObservableValue<String> why(Supplier<String> reason) {
        return Bindings.createStringBinding(reason::get, parts.selection().postProperty(),
                parts.selection().markedProperty(), parts.calendar().daysProperty(), parts.calendar().nowProperty());
    }
}
