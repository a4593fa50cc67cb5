package belfry.desktop.calendar;

import belfry.core.calendar.WallClock;
import belfry.core.calendar.WallClock.Meeting;
import belfry.core.post.DeliveryState;
import belfry.core.wire.PostView;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.StateLook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Works out moves: by the clock on the wall over days, by minutes that pass within them, never into the past. */
final class MovePlanner {
    static final int STEP = 5;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final CalendarModel calendar;
    private final Function<Permission, String> rights;

    /** @param rights why one's role may not do something; empty: it may */
    MovePlanner(CalendarModel calendar, Function<Permission, String> rights) {
        this.calendar = calendar;
        this.rights = rights;
    }

    /** Why a post cannot be moved; empty: it can. */
    String whyNot(PostView post) {
        var state = post.state();
        var mayNot = rights.apply(state == DeliveryState.DRAFT ? Permission.WRITE_DRAFTS : Permission.PUBLISH);
        if (!mayNot.isEmpty()) {
            return mayNot;
        }
        if (post.dueAt() == null) {
            return "It has no time yet; open it and choose one";
        }
        return switch (state) {
            case PUBLISHED -> "It is published; Ctrl+drag makes a copy";
            case PUBLISHING -> "It is on its way to the network";
            case UNCONFIRMED -> "The network may have it already; decide under Posts first";
            case QUEUED, CANCELLED -> CalendarModel.due(post).isBefore(calendar.now())
                    ? "Its time has passed (%s); Ctrl+drag makes a copy"
                            .formatted(StateLook.of(state).word().toLowerCase(Locale.ROOT))
                    : "";
            case DRAFT, IN_REVIEW, HELD, FAILED, MISSED -> "";
        };
    }

    /** Why not all of these can be moved. */
    String whyNot(List<PostView> posts) {
        if (posts.isEmpty()) {
            return "Select a post first";
        }
        var stuck = posts.stream().map(this::whyNot).filter(why -> !why.isEmpty()).toList();
        return stuck.isEmpty()
                ? ""
                : posts.size() == 1
                        ? stuck.getFirst()
                        : "%d of %d cannot be moved: %s".formatted(stuck.size(), posts.size(), stuck.getFirst());
    }

    /** Why not all of these can be copied. */
    String whyNotCopy(List<PostView> posts) {
        return posts.isEmpty() ? "Select a post first" : rights.apply(Permission.WRITE_DRAFTS);
    }

    /** Why not all of these can be cancelled. */
    String whyNotCancel(List<PostView> posts) {
        var stuck = posts.stream().filter(post -> !post.state().editable() || post.state() == DeliveryState.CANCELLED)
                .toList();
        if (stuck.isEmpty()) {
            return rights.apply(Permission.PUBLISH);
        }
        var word = StateLook.of(stuck.getFirst().state()).word().toLowerCase(Locale.ROOT);
        return posts.size() == 1 ? "It is " + word : "%d of %d are %s".formatted(stuck.size(), posts.size(), word);
    }

    /** All by as many days and minutes of the clock as the grabbed one would go. */
    MovePlan to(List<PostView> posts, PostView grabbed, Aim aim, boolean copy) {
        var at = aim.at();
        if (at == null) {
            var days = ChronoUnit.DAYS.between(calendar.local(grabbed).toLocalDate(), aim.day());
            return plan(posts, local -> local.plusDays(days), copy);
        }
        var shift = Duration.between(calendar.local(grabbed), LocalDateTime.ofInstant(at, calendar.zone()));
        var plan = plan(posts, local -> local.plus(shift), copy);
        if (!plan.whyNot().isEmpty() || posts.size() > 1) {
            return plan;
        }
        // The pointer knows which of two equal times is meant.
        return sealed(posts, Map.of(grabbed.id(), at), aim.meeting(), copy);
    }

    MovePlan byDays(List<PostView> posts, int days) {
        return plan(posts, local -> local.plusDays(days), false);
    }

    private MovePlan plan(List<PostView> posts, UnaryOperator<LocalDateTime> shift, boolean copy) {
        var to = new LinkedHashMap<UUID, Instant>();
        var met = Meeting.ONCE;
        for (var post : posts) {
            if (post.dueAt() == null) {
                return MovePlan.refused(whyNot(post));
            }
            var local = calendar.local(post);
            var wanted = shift.apply(local);
            var resolved = WallClock.resolve(wanted, calendar.zone());
            to.put(post.id(), wanted.equals(local) ? CalendarModel.due(post) : resolved.at());
            met = resolved.meeting() == Meeting.ONCE ? met : resolved.meeting();
        }
        return sealed(posts, to, met, copy);
    }

    /** By minutes as they pass; one that stands between two marks goes to the next mark. */
    MovePlan byMinutes(List<PostView> posts, int minutes) {
        var to = new LinkedHashMap<UUID, Instant>();
        for (var post : posts) {
            var due = CalendarModel.due(post);
            var over = Math.floorMod(due.getEpochSecond(), STEP * 60L);
            var onMark = minutes > 0 || over == 0 ? due.minusSeconds(over) : due.plusSeconds(STEP * 60L - over);
            to.put(post.id(), onMark.truncatedTo(ChronoUnit.SECONDS).plusSeconds(minutes * 60L));
        }
        return sealed(posts, to, Meeting.ONCE, false);
    }

    /** To the next or the previous slot of its channels that no other post there has taken. */
    MovePlan toSlot(List<PostView> posts, int direction) {
        var slots = new SlotTimes(calendar);
        var to = new LinkedHashMap<UUID, Instant>();
        for (var post : posts) {
            var slot = slots.next(post, direction);
            if (slot.isEmpty()) {
                return MovePlan.refused("Its channels have no free slot there; slots are set under Channels");
            }
            to.put(post.id(), slot.get());
        }
        return sealed(posts, to, Meeting.ONCE, false);
    }

    private MovePlan sealed(List<PostView> posts, Map<UUID, Instant> to, Meeting met, boolean copy) {
        var why = copy ? whyNotCopy(posts) : whyNot(posts);
        var first = posts.isEmpty() ? null : to.get(posts.getFirst().id());
        if (!why.isEmpty() || first == null) {
            return MovePlan.refused(why);
        }
        var past = posts.stream().filter(post -> (copy || post.state() != DeliveryState.DRAFT)
                && to.getOrDefault(post.id(), Instant.MAX).isBefore(calendar.now())).count();
        if (past > 0) {
            return MovePlan.refused(posts.size() == 1
                    ? "That time has passed"
                    : "%d of %d would land in the past".formatted(past, posts.size()));
        }
        var same = !copy && posts.stream().allMatch(post -> CalendarModel.due(post).equals(to.get(post.id())));
        var target = moment(first) + remark(met, first);
        var what = posts.size() == 1 ? "" : " " + Formats.count(posts.size(), "post") + ", the first";
        return new MovePlan(same ? Map.of() : to, (copy ? "Copied" : "Moved") + what + " to " + target,
                posts.size() == 1 ? target : Formats.count(posts.size(), "post") + " · " + target, "");
    }

    String moment(Instant at) {
        return MOMENT.format(at.atZone(calendar.zone()));
    }

    private String remark(Meeting met, Instant at) {
        return switch (met) {
            case ONCE -> "";
            case SKIPPED -> ": clocks skip an hour there";
            case TWICE -> " (%s)".formatted(first(at) ? "the first of two" : "the second of two");
        };
    }

    private boolean first(Instant at) {
        return WallClock.resolve(LocalDateTime.ofInstant(at, calendar.zone()), calendar.zone()).at().equals(at);
    }

    static String day(java.time.LocalDate day) {
        return DAY.format(day);
    }

    static String time(LocalTime time) {
        return TIME.format(time);
    }
}
