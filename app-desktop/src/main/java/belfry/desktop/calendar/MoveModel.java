package belfry.desktop.calendar;

import belfry.core.problem.Problem;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.Toast;
import belfry.desktop.shell.UndoHistory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves posts: shown at their new time at once, told to the server behind it, put back with the reason when it
 * refuses. A post that is moved again before the answer is there is sent once more afterwards, to where it was put
 * last.
 */
final class MoveModel {
    /** Hundreds may be moved together; the server is asked for so many at once. */
    private static final int ABREAST = 4;

    private final CalendarModel calendar;
    private final PostApi api;
    private final Background background;
    private final Notices notices;
    private final UndoHistory undo;
    private final Deque<Ride> queue = new ArrayDeque<>();
    private final Map<UUID, Ride> under = new HashMap<>();
    private int running;
    private @Nullable Nudged nudged;

    /** One post on its way. */
    private record Ride(UUID post, Instant to, Trip trip) {}

    /** The last move by keys, so that pressing a key ten times is one step to undo. */
    private record Nudged(UndoHistory.Step step, Map<UUID, Instant> from, Map<UUID, Instant> to) {}

    /** Posts that were moved together. */
    private static final class Trip {
        private final UndoHistory.@Nullable Step step;
        private int open;
        private int done;
        private int refused;
        private @Nullable Problem why;

        Trip(UndoHistory.@Nullable Step step, int open) {
            this.step = step;
            this.open = open;
        }
    }

    MoveModel(CalendarModel calendar, PostApi api, Background background, Notices notices, UndoHistory undo) {
        this.calendar = calendar;
        this.api = api;
        this.background = background;
        this.notices = notices;
        this.undo = undo;
    }

    /** Does what was planned, or says why it cannot be done. */
    void go(MovePlan plan) {
        if (accepted(plan)) {
            begin(plan, from(plan.to()), plan.to());
            nudged = null;
        }
    }

    /** The same by keys: presses that follow each other become one step. */
    void nudge(MovePlan plan) {
        if (!accepted(plan)) {
            return;
        }
        var last = nudged;
        var from = from(plan.to());
        var origin = from;
        if (last != null && last.to().equals(from)
                && last.step().title().equals(undo.undoTitleProperty().get())) {
            undo.forget(last.step());
            silence(last.step());
            origin = last.from();
        }
        nudged = new Nudged(begin(plan, origin, plan.to()), origin, plan.to());
    }

    private boolean accepted(MovePlan plan) {
        if (!plan.whyNot().isEmpty()) {
            notices.say(plan.whyNot());
        }
        return plan.whyNot().isEmpty();
    }

    private UndoHistory.Step begin(MovePlan plan, Map<UUID, Instant> from, Map<UUID, Instant> to) {
        var step = new UndoHistory.Step(plan.title(), () -> send(from, null), () -> send(to, null));
        notices.did(step);
        send(to, step);
        return step;
    }

    private Map<UUID, Instant> from(Map<UUID, Instant> to) {
        var from = new LinkedHashMap<UUID, Instant>();
        to.keySet().forEach(id -> calendar.find(id).ifPresent(post -> from.put(id, CalendarModel.due(post))));
        return from;
    }

    private void send(Map<UUID, Instant> to, UndoHistory.@Nullable Step step) {
        var trip = new Trip(step, to.size());
        to.forEach((id, at) -> {
            calendar.shelf().wish(id, at);
            queue.add(new Ride(id, at, trip));
        });
        calendar.arrange();
        pump();
    }

    /** A post that is under way waits until its answer is there: its version changes with it. */
    private void pump() {
        while (running < ABREAST) {
            var next = queue.stream().filter(ride -> !under.containsKey(ride.post())).findFirst();
            if (next.isEmpty()) {
                return;
            }
            queue.remove(next.get());
            if (superseded(next.get())) {
                finish(next.get().trip(), Optional.empty());
            } else {
                ride(next.get());
            }
        }
    }

    private boolean superseded(Ride ride) {
        return queue.stream().anyMatch(later -> later.post().equals(ride.post()));
    }

    private void ride(Ride ride) {
        var told = calendar.shelf().told(ride.post());
        if (told.isEmpty()) {
            finish(ride.trip(), Optional.of(MovePlan.gone()));
            return;
        }
        running++;
        under.put(ride.post(), ride);
        background.run("Moving the post", () -> api.move(ride.post(), ride.to(), told.get().version()),
                moved -> arrived(ride, Optional.of(moved), Optional.empty()),
                failed -> arrived(ride, current(failed), Optional.of(Problems.of(failed))));
    }

    private static Optional<PostView> current(Exception failed) {
        return failed instanceof ServerException refused ? refused.current(PostView.class) : Optional.empty();
    }

    private void arrived(Ride ride, Optional<PostView> fresh, Optional<Problem> problem) {
        running--;
        under.remove(ride.post());
        fresh.ifPresent(calendar.shelf()::put);
        if (!superseded(ride)) {
            calendar.shelf().unwish(ride.post());
        }
        calendar.arrange();
        finish(ride.trip(), problem);
        pump();
    }

    private void finish(Trip trip, Optional<Problem> problem) {
        trip.open--;
        if (problem.isPresent()) {
            trip.refused++;
            trip.why = trip.why == null ? problem.get() : trip.why;
        } else {
            trip.done++;
        }
        var why = trip.why;
        if (trip.open > 0 || why == null) {
            return;
        }
        var step = trip.step;
        if (step != null && trip.done == 0) {
            undo.forget(step);
            silence(step);
        }
        notices.tell(trip.done + trip.refused == 1 ? why : MovePlan.some(trip.done, trip.refused, why));
    }

    /** A notice that offers to take back what did not happen would be a lie. */
    private void silence(UndoHistory.Step step) {
        List.copyOf(notices.toasts()).stream().filter(toast -> toast.text().equals(step.title())
                && "Undo".equals(toast.button())).reduce((Toast _, Toast last) -> last).ifPresent(notices::dismiss);
    }
}
