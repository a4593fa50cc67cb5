package belfry.desktop.calendar;

import belfry.core.calendar.WallClock;
import belfry.core.wire.PostView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the keyboard stands: a day in the month, a time of a day in the hours, and the post there, if any. */
final class CursorModel {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final CalendarModel calendar;
    private final SelectionModel selection;
    private final ReadOnlyObjectWrapper<LocalDateTime> at;
    private boolean used;

    CursorModel(CalendarModel calendar, SelectionModel selection) {
        this.calendar = calendar;
        this.selection = selection;
        at = new ReadOnlyObjectWrapper<>(soon());
    }

    private LocalDateTime soon() {
        return LocalDateTime.ofInstant(calendar.now(), calendar.zone()).plusHours(1).truncatedTo(ChronoUnit.HOURS);
    }

    ReadOnlyObjectProperty<LocalDateTime> atProperty() {
        return at.getReadOnlyProperty();
    }

    /** Whether one ever stood somewhere on purpose: until then nothing marks the place. */
    boolean used() {
        return used;
    }

    LocalDate day() {
        return at.get().toLocalDate();
    }

    /** Stands on a post. */
    void on(PostView post) {
        used = true;
        at.set(calendar.local(post));
        selection.focus(post.id());
    }

    /** Stands on an empty place. */
    void at(LocalDateTime place) {
        used = true;
        at.set(place);
        selection.only(null);
    }

    void today() {
        calendar.show(calendar.today());
        at.set(soon());
        selection.focus(null);
    }

    /** Shows more or less time around the day one stands on. */
    void zoom(Scale scale) {
        if (calendar.span().contains(day())) {
            calendar.show(day());
        }
        calendar.show(scale);
    }

    /** Another period came into view by itself: stands on the day of it that is like the one before. */
    void follow() {
        if (!calendar.span().contains(day())) {
            at.set(calendar.dayProperty().get().atTime(at.get().toLocalTime()));
            selection.focus(null);
        }
    }

    /** To another day: to the post there that is nearest in time, else to the same time. */
    void byDays(int days) {
        var wanted = at.get().plusDays(days);
        show(wanted.toLocalDate());
        nearest(wanted).ifPresentOrElse(this::on, () -> place(wanted));
    }

    private Optional<PostView> nearest(LocalDateTime wanted) {
        if (selection.focusedProperty().get() == null && !calendar.on(day()).isEmpty()) {
            return Optional.empty();
        }
        return calendar.on(wanted.toLocalDate()).stream().min(java.util.Comparator.comparing(
                post -> Duration.between(wanted, calendar.local(post)).abs()));
    }

    /** Down or up: the next post of the day; in the hours the next full hour when that comes first. */
    void along(int direction) {
        if (calendar.scaleProperty().get().hourly()) {
            alongHours(direction);
            return;
        }
        neighbour(direction).ifPresentOrElse(this::on, () -> {
            var there = at.get().plusDays(7L * direction);
            show(there.toLocalDate());
            var posts = calendar.on(there.toLocalDate());
            if (posts.isEmpty()) {
                place(there);
            } else {
                on(direction > 0 ? posts.getFirst() : posts.getLast());
            }
        });
    }

    private void alongHours(int direction) {
        var hour = direction > 0
                ? at.get().truncatedTo(ChronoUnit.HOURS).plusHours(1)
                : at.get().minusNanos(1).truncatedTo(ChronoUnit.HOURS);
        var next = neighbour(direction);
        if (next.isPresent() && !beyond(calendar.local(next.get()), hour, direction)) {
            on(next.get());
        } else {
            show(hour.toLocalDate());
            place(hour);
        }
    }

    private static boolean beyond(LocalDateTime time, LocalDateTime hour, int direction) {
        return direction > 0 ? time.isAfter(hour) : time.isBefore(hour);
    }

    /** The post of this day after or before the one that has the focus, or the place one stands on. */
    private Optional<PostView> neighbour(int direction) {
        var posts = direction > 0 ? calendar.on(day()) : calendar.on(day()).reversed();
        var focused = selection.focusedProperty().get();
        var here = posts.stream().map(PostView::id).toList().indexOf(focused);
        if (focused != null && here >= 0) {
            return here + 1 < posts.size() ? Optional.of(posts.get(here + 1)) : Optional.empty();
        }
        if (!calendar.scaleProperty().get().hourly()) {
            return posts.stream().findFirst();
        }
        return first(posts, direction);
    }

    private Optional<PostView> first(List<PostView> posts, int direction) {
        return posts.stream().filter(post -> beyond(calendar.local(post), at.get(), direction)
                || calendar.local(post).equals(at.get())).findFirst();
    }

    private void place(LocalDateTime there) {
        used = true;
        at.set(there);
        selection.focus(null);
    }

    private void show(LocalDate day) {
        if (!calendar.span().contains(day) || calendar.scaleProperty().get() == Scale.MONTH) {
            calendar.show(day);
        }
    }

    /** When a post that is begun here would be due: never in the past. */
    Instant due() {
        var wanted = calendar.scaleProperty().get().hourly() || selection.focusedProperty().get() != null
                ? at.get()
                : day().atTime(MORNING);
        var instant = WallClock.resolve(wanted, calendar.zone()).at();
        return instant.isAfter(calendar.now()) ? instant : WallClock.resolve(soon(), calendar.zone()).at();
    }
}
