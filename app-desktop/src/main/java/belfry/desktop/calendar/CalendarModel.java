package belfry.desktop.calendar;

import belfry.core.calendar.Span;
import belfry.core.problem.Problem;
import belfry.core.wire.ChannelView;
import belfry.core.wire.EventView;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.ChannelApi;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.Problems;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the calendar shows: which days, in which zone, the posts of each, and how fresh they are. */
final class CalendarModel {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarModel.class);
    private static final Map<String, String> LARGE_PAGES = Map.of("limit", "1000");
    private static final Comparator<PostView> BY_TIME = Comparator.comparing(CalendarModel::due)
            .thenComparing(PostView::id);

    private final PostApi api;
    private final ChannelApi channelApi;
    private final Background background;
    private final InstantSource clock;
    private final ZoneId home;
    private final PostShelf shelf = new PostShelf();
    private final ObjectProperty<ZoneId> zone;
    private final ReadOnlyObjectWrapper<Scale> scale = new ReadOnlyObjectWrapper<>(Scale.MONTH);
    private final ReadOnlyObjectWrapper<LocalDate> day;
    private final ReadOnlyObjectWrapper<Map<LocalDate, List<PostView>>> days = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> loadedAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable List<ChannelView>> channels = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<CalendarFilter> filter = new SimpleObjectProperty<>(CalendarFilter.NONE);
    private final ReadOnlyBooleanWrapper untouched = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Instant> now;
    private final CalendarEvents events;
    private final ReadOnlyObjectWrapper<@Nullable Arranged> arranged = new ReadOnlyObjectWrapper<>();
    private boolean asking;
    private boolean askAgain;

    /** Posts as they are laid out: two empty months are not the same. */
    record Arranged(Span span, ZoneId zone, Map<LocalDate, List<PostView>> days) {}

    CalendarModel(PostApi api, ChannelApi channelApi, Background background, InstantSource clock, ZoneId home) {
        this.api = api;
        this.channelApi = channelApi;
        this.background = background;
        this.clock = clock;
        this.home = home;
        zone = new SimpleObjectProperty<>(home);
        now = new ReadOnlyObjectWrapper<>(clock.instant());
        day = new ReadOnlyObjectWrapper<>(today());
        events = new CalendarEvents(this, api, background);
        filter.addListener((_, _, _) -> arrange());
        zone.addListener((_, _, _) -> {
            arrange();
            load();
        });
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone.get());
    }

    Instant now() {
        return clock.instant();
    }

    /** The present, as often as {@link #tick} tells: what marks today and the line of now follow. */
    ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    void tick() {
        now.set(clock.instant());
    }

    PostShelf shelf() {
        return shelf;
    }

    /** The zone of the workspace; slots are times in it, whatever zone is shown. */
    ZoneId home() {
        return home;
    }

    ZoneId zone() {
        return zone.get();
    }

    /** The zone in which days and hours are shown. */
    ObjectProperty<ZoneId> zoneProperty() {
        return zone;
    }

    ReadOnlyObjectProperty<Scale> scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /** A day of the period that is shown. */
    ReadOnlyObjectProperty<LocalDate> dayProperty() {
        return day.getReadOnlyProperty();
    }

    /** The days that are shown; the month's six weeks for the list as well. */
    Span span() {
        return scale.get().span(day.get());
    }

    /** Posts by the day they are due on, each day in order; days without posts are absent. */
    ReadOnlyObjectProperty<Map<LocalDate, List<PostView>>> daysProperty() {
        return days.getReadOnlyProperty();
    }

    /** Changes once for each change of what is shown, when span, zone and posts are right together. */
    ReadOnlyObjectProperty<@Nullable Arranged> arrangedProperty() {
        return arranged.getReadOnlyProperty();
    }

    List<PostView> on(LocalDate date) {
        return days.get().getOrDefault(date, List.of());
    }

    /** Why nothing fresh is shown; what was loaded before stays. */
    ReadOnlyObjectProperty<@Nullable Problem> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** When the server last answered; null: not yet. */
    ReadOnlyObjectProperty<@Nullable Instant> loadedAtProperty() {
        return loadedAt.getReadOnlyProperty();
    }

    /** Null: not known yet. */
    ReadOnlyObjectProperty<@Nullable List<ChannelView>> channelsProperty() {
        return channels.getReadOnlyProperty();
    }

    List<ChannelView> channels() {
        var known = channels.get();
        return known == null ? List.of() : known;
    }

    ObjectProperty<CalendarFilter> filterProperty() {
        return filter;
    }

    /** Whether the workspace has no post at all, at no time. */
    ReadOnlyBooleanProperty untouchedProperty() {
        return untouched.getReadOnlyProperty();
    }

    void show(Scale wanted) {
        if (wanted != scale.get()) {
            scale.set(wanted);
            arrange();
            load();
        }
    }

    /** Brings a day into view. */
    void show(LocalDate wanted) {
        var before = span();
        day.set(wanted);
        if (!span().equals(before)) {
            arrange();
            load();
        }
    }

    void turn(int periods) {
        show(scale.get().step(day.get(), periods));
    }

    /** Asks for what is shown; several wishes while one is under way become one. */
    void load() {
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        var wanted = span();
        var shown = zone.get();
        background.run("Loading " + scale.get().title(day.get()),
                () -> api.between(wanted.from(shown), wanted.to(shown), LARGE_PAGES), fresh -> {
                    shelf.replace(wanted, shown, fresh);
                    loadedAt.set(clock.instant());
                    failure.set(null);
                    arrange();
                    lookForAny();
                    answered();
                }, failed -> {
                    failure.set(Problems.of(failed));
                    answered();
                });
    }

    /** Nothing here may mean: nothing anywhere. */
    private void lookForAny() {
        if (!shelf.isEmpty()) {
            untouched.set(false);
            return;
        }
        background.run("Looking for posts", () -> api.list(Map.of("limit", "1")),
                page -> untouched.set(page.items().isEmpty() && shelf.isEmpty()),
                failed -> LOG.debug("Whether there are posts is not known", failed));
    }

    private void answered() {
        asking = false;
        if (askAgain) {
            askAgain = false;
            load();
        }
    }

    void loadChannels() {
        background.run("Loading channels", channelApi::channels, fresh -> channels.set(List.copyOf(fresh)),
                failed -> LOG.debug("Channels could not be loaded", failed));
    }

    void heard(List<EventView> batch) {
        if (batch.stream().anyMatch(event -> event.kind().startsWith("channel."))) {
            loadChannels();
        }
        events.heard(batch);
    }

    /** Sorts what is known into the days that are shown. */
    void arrange() {
        var span = span();
        var from = span.from(zone.get());
        var to = span.to(zone.get());
        var fits = filter.get().test();
        var byDay = new HashMap<LocalDate, List<PostView>>();
        for (var post : shelf.all()) {
            var due = post.dueAt();
            if (due != null && !due.isBefore(from) && due.isBefore(to) && fits.test(post)) {
                byDay.computeIfAbsent(LocalDate.ofInstant(due, zone.get()), _ -> new ArrayList<>()).add(post);
            }
        }
        byDay.values().forEach(list -> list.sort(BY_TIME));
        if (!shelf.isEmpty()) {
            untouched.set(false);
        }
        var fresh = new TreeMap<>(byDay);
        var kept = fresh.equals(days.get()) ? days.get() : fresh;
        days.set(kept);
        arranged.set(new Arranged(span, zone.get(), kept));
    }

    static Instant due(PostView post) {
        return Objects.requireNonNull(post.dueAt());
    }

    LocalDateTime local(PostView post) {
        return LocalDateTime.ofInstant(due(post), zone.get());
    }

    LocalTime time(PostView post) {
        return local(post).toLocalTime();
    }

    Optional<PostView> find(UUID id) {
        return shelf.find(id);
    }

    /** Every post in view, in order. */
    List<PostView> inView() {
        return days.get().values().stream().flatMap(List::stream).toList();
    }
}
