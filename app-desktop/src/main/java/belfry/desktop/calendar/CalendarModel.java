package belfry.desktop.calendar;

import belfry.core.problem.Problem;
import belfry.core.wire.EventView;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.UndoHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The posts of a month by day, in the workspace's zone, and their moves. */
final class CalendarModel {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private final PostApi api;
    private final Background background;
    private final Notices notices;
    private final InstantSource clock;
    private final ZoneId zone;
    private final String mayNot;
    private final ReadOnlyObjectWrapper<YearMonth> month;
    private final ReadOnlyObjectWrapper<Map<LocalDate, List<PostView>>> days = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> failure = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable PostView> selected = new SimpleObjectProperty<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private List<PostView> posts = List.of();
    private boolean loaded;
    private boolean asking;
    private boolean askAgain;

    /** @param mayNot why posts may not be moved; empty: they may */
    CalendarModel(PostApi api, Background background, Notices notices, InstantSource clock, ZoneId zone,
            String mayNot) {
        this.api = api;
        this.background = background;
        this.notices = notices;
        this.clock = clock;
        this.zone = zone;
        this.mayNot = mayNot;
        month = new ReadOnlyObjectWrapper<>(YearMonth.from(today()));
        filter.subscribe(this::arrange);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    ZoneId zone() {
        return zone;
    }

    ReadOnlyObjectProperty<YearMonth> monthProperty() {
        return month.getReadOnlyProperty();
    }

    /** Posts by the day they are due on, each day in order; days without posts are absent. */
    ReadOnlyObjectProperty<Map<LocalDate, List<PostView>>> daysProperty() {
        return days.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable PostView> selectedProperty() {
        return selected;
    }

    StringProperty filterProperty() {
        return filter;
    }

    boolean loaded() {
        return loaded;
    }

    /** The Monday on or before the first of the month: the grid's first cell. */
    LocalDate firstCell() {
        var first = month.get().atDay(1);
        return first.minusDays(first.getDayOfWeek().getValue() - 1L);
    }

    void show(YearMonth wanted) {
        month.set(wanted);
        load();
    }

    void next(int months) {
        show(month.get().plusMonths(months));
    }

    /** Asks for the six weeks of the grid; several wishes while one is under way become one. */
    void load() {
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        var from = firstCell();
        background.run("Loading " + month.get(), () -> api.between(start(from), start(from.plusDays(42)), Map.of()),
                fresh -> {
                    posts = List.copyOf(fresh);
                    loaded = true;
                    failure.set(null);
                    arrange();
                    answered();
                }, failed -> {
                    if (loaded) {
                        notices.tell(Problems.of(failed));
                    } else {
                        failure.set(Problems.of(failed));
                    }
                    answered();
                });
    }

    private void answered() {
        asking = false;
        if (askAgain) {
            askAgain = false;
            load();
        }
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    void heard(List<EventView> events) {
        if (events.stream()
                .anyMatch(event -> event.kind().startsWith("post.") || event.kind().startsWith("delivery."))) {
            load();
        }
    }

    private void arrange() {
        var words = filter.get().toLowerCase(Locale.ROOT).strip();
        var byDay = new TreeMap<LocalDate, List<PostView>>();
        for (var post : posts) {
            var due = post.dueAt();
            if (due != null && fits(post, words)) {
                byDay.computeIfAbsent(LocalDate.ofInstant(due, zone), _ -> new ArrayList<>()).add(post);
            }
        }
        byDay.values().forEach(day -> day.sort(Comparator.comparing(CalendarModel::due)));
        days.set(byDay);
        var chosen = selected.get();
        if (chosen != null) {
            find(chosen.id()).ifPresent(selected::set);
        }
    }

    private static Instant due(PostView post) {
        return Objects.requireNonNull(post.dueAt());
    }

    private static boolean fits(PostView post, String words) {
        var text = new StringBuilder(post.excerpt()).append(' ').append(post.state());
        post.deliveries().forEach(delivery -> text.append(' ').append(delivery.network()).append(' ')
                .append(delivery.channelName()).append(' ').append(delivery.state()));
        var lower = text.toString().toLowerCase(Locale.ROOT);
        return List.of(words.split("\\s+")).stream().allMatch(lower::contains);
    }

    Optional<PostView> find(UUID id) {
        return posts.stream().filter(post -> post.id().equals(id)).findFirst();
    }

    LocalTime time(PostView post) {
        return LocalTime.ofInstant(due(post), zone);
    }

    /** Why a post cannot be moved; empty: it can. */
    String whyNotMove(@Nullable PostView post) {
        if (!mayNot.isEmpty()) {
            return mayNot;
        }
        if (post == null || post.dueAt() == null) {
            return "Select a post first";
        }
        return post.state().editable()
                ? ""
                : "It is " + post.state().name().toLowerCase(Locale.ROOT)
                        + "; only what is not out yet can be moved";
    }

    /** Moves a post to another day at the same time of the clock, also over a change to or from daylight saving. */
    void moveToDay(PostView post, LocalDate day) {
        move(post, day.atTime(time(post)).atZone(zone).toInstant());
    }

    void moveBy(PostView post, int days) {
        moveToDay(post, LocalDate.ofInstant(due(post), zone).plusDays(days));
    }

    void move(PostView post, Instant to) {
        var why = whyNotMove(post);
        var from = due(post);
        if (!why.isEmpty() || to.equals(from)) {
            notices.say(why.isEmpty() ? "It is there already" : why);
            return;
        }
        if (to.isBefore(clock.instant())) {
            notices.say("That time has passed; choose a later one or publish now");
            return;
        }
        var title = "Moved to " + DAY.format(to.atZone(zone)) + ", " + to.atZone(zone).toLocalTime();
        send(post.id(), to, () -> notices.did(new UndoHistory.Step(title, () -> send(post.id(), from, () -> {}),
                () -> send(post.id(), to, () -> {}))));
    }

    /** Shows the post at its new place at once; back to its old one when the server refuses. */
    private void send(UUID id, Instant to, Runnable done) {
        var before = find(id);
        if (before.isEmpty()) {
            return;
        }
        var old = before.get();
        put(at(old, to));
        background.run("Moving the post", () -> api.move(id, to, old.version()), moved -> {
            put(moved);
            done.run();
        }, failed -> {
            var current = failed instanceof ServerException refused
                    ? refused.current(PostView.class)
                    : Optional.<PostView>empty();
            put(current.orElse(old));
            notices.tell(Problems.of(failed));
        });
    }

    private static PostView at(PostView post, Instant due) {
        return new PostView(post.id(), due, post.zone(), post.state(), post.excerpt(), post.source(), post.author(),
                post.parts(), post.deliveries(), post.createdAt(), post.updatedAt(), post.version());
    }

    private void put(PostView fresh) {
        posts = posts.stream().map(post -> post.id().equals(fresh.id()) ? fresh : post).toList();
        if (find(fresh.id()).isEmpty()) {
            posts = java.util.stream.Stream.concat(posts.stream(), java.util.stream.Stream.of(fresh)).toList();
        }
        arrange();
    }
}
