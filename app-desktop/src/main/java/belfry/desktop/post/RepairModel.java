package belfry.desktop.post;

import belfry.core.calendar.SpokenTime;
import belfry.core.problem.Problem;
import belfry.core.wire.RepairAction;
import belfry.core.wire.RepairRequest;
import belfry.core.wire.RepairResult;
import belfry.core.wire.RepairRow;
import belfry.desktop.fx.Background;
import belfry.desktop.server.Problems;
import belfry.desktop.server.RepairApi;
import belfry.desktop.server.ServerException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One repair of one or many posts: what it would do, whether it was done, row by row. */
final class RepairModel {
    /** What the server takes in one request; more is sent in several. */
    static final int AT_ONCE = 1000;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final RepairApi api;
    private final Background background;
    private final InstantSource clock;
    private final ZoneId zone;
    private final List<UUID> ids;
    private final Consumer<Done> done;
    private final ObjectProperty<RepairAction> action;
    private final StringProperty when = new SimpleStringProperty("");
    private final StringProperty url = new SimpleStringProperty("");
    private final ObservableList<RepairRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOOKING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private int round;

    /** Where the repair stands. */
    enum Phase {
        LOOKING, PREVIEWED, APPLYING, DONE, REFUSED
    }

    /** What was done, and how to ask for it again or take it back. */
    record Done(RepairAction action, List<RepairRow> rows, List<String> undoTokens, List<RepairRequest> requests) {
        Done {
            rows = List.copyOf(rows);
            undoTokens = List.copyOf(undoTokens);
            requests = List.copyOf(requests);
        }

        int changed() {
            return (int) rows.stream().filter(RepairRow::done).count();
        }
    }

    /** @param done is told once the repair was carried out */
    RepairModel(RepairApi api, Background background, InstantSource clock, ZoneId zone, RepairAction first,
            List<UUID> ids, Consumer<Done> done) {
        this.api = api;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        this.ids = List.copyOf(ids);
        this.done = done;
        action = new SimpleObjectProperty<>(first);
        action.subscribe((_, _) -> preview());
        when.subscribe((_, _) -> soon());
        url.subscribe((_, _) -> soon());
    }

    int count() {
        return ids.size();
    }

    ObjectProperty<RepairAction> actionProperty() {
        return action;
    }

    /** The new time in words; empty: the next free slots. */
    StringProperty whenProperty() {
        return when;
    }

    StringProperty urlProperty() {
        return url;
    }

    ObservableList<RepairRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many would be, or were, changed. */
    int able() {
        return (int) rows.stream().filter(RepairRow::done).count();
    }

    /** Why it cannot be applied now; empty: it can. */
    String whyNotApply() {
        return switch (phase.get()) {
            case LOOKING -> "Looking what it would do …";
            case APPLYING -> "Being done …";
            case DONE -> "Done";
            case REFUSED -> "It cannot be done like this";
            case PREVIEWED -> able() == 0 ? "None of them can be repaired like this" : "";
        };
    }

    /** When typing pauses. */
    private void soon() {
        round++;
        var mine = round;
        phase.set(Phase.LOOKING);
        background.later(PAUSE, () -> {
            if (mine == round) {
                preview();
            }
        });
    }

    void preview() {
        round++;
        var mine = round;
        if (phase.get() == Phase.APPLYING || phase.get() == Phase.DONE) {
            return;
        }
        var misread = misread();
        if (misread != null) {
            refuse(misread);
            return;
        }
        phase.set(Phase.LOOKING);
        background.run("Looking what the repair would do", () -> send(requests(true)), result -> {
            if (mine == round) {
                rows.setAll(ableFirst(result.rows()));
                problem.set(null);
                phase.set(Phase.PREVIEWED);
            }
        }, failure -> {
            if (mine == round) {
                refuse(Problems.of(failure));
            }
        });
    }

    /** What changes is not to be looked for among many that cannot. */
    private static List<RepairRow> ableFirst(List<RepairRow> rows) {
        return rows.stream().sorted(Comparator.comparing((RepairRow row) -> row.problem() != null)).toList();
    }

    private void refuse(Problem why) {
        rows.clear();
        problem.set(why);
        phase.set(Phase.REFUSED);
    }

    private @Nullable Problem misread() {
        var words = when.get().strip();
        return action.get() != RepairAction.RESCHEDULE || words.isEmpty() || at(words) != null
                ? null
                : Problem.error("time-not-understood", "\"%s\" is no time".formatted(words),
                        "A time is a day, an hour, or both", "Write it like: tomorrow 9am, friday 18:30, in 2 hours, "
                                + "2026-12-24 18:00");
    }

    private @Nullable Instant at(String words) {
        return SpokenTime.parse(words, clock.instant(), zone).orElse(null);
    }

    private List<RepairRequest> requests(boolean dryRun) {
        var time = action.get() == RepairAction.RESCHEDULE ? at(when.get().strip()) : null;
        var address = url.get().strip();
        var found = action.get() == RepairAction.MARK_PUBLISHED && !address.isEmpty() ? address : null;
        var requests = new ArrayList<RepairRequest>();
        for (var from = 0; from < ids.size(); from += AT_ONCE) {
            requests.add(new RepairRequest(action.get(), ids.subList(from, Math.min(from + AT_ONCE, ids.size())), time,
                    found, dryRun));
        }
        return requests;
    }

    private Done send(List<RepairRequest> requests) throws ServerException, InterruptedException {
        return send(api, requests);
    }

    static Done send(RepairApi api, List<RepairRequest> requests) throws ServerException, InterruptedException {
        var rows = new ArrayList<RepairRow>();
        var tokens = new ArrayList<String>();
        for (var request : requests) {
            RepairResult result = api.repair(request);
            rows.addAll(result.rows());
            if (result.undoToken() != null) {
                tokens.add(result.undoToken());
            }
        }
        return new Done(requests.getFirst().action(), rows, tokens, requests);
    }

    void apply() {
        if (!whyNotApply().isEmpty()) {
            return;
        }
        phase.set(Phase.APPLYING);
        var requests = requests(false);
        background.run(RepairWords.verb(action.get()), () -> send(requests), result -> {
            rows.setAll(ableFirst(result.rows()));
            problem.set(null);
            phase.set(Phase.DONE);
            done.accept(result);
        }, failure -> {
            // Whether it was done is not known when the answer was lost: looking again says so row by row.
            phase.set(Phase.REFUSED);
            problem.set(Problems.of(failure));
        });
    }
}
