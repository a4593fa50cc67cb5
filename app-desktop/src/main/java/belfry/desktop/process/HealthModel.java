package belfry.desktop.process;

import belfry.core.problem.Problem;
import belfry.core.wire.DoctorReport;
import belfry.core.wire.EventView;
import belfry.core.wire.HealthView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.ProbeResult;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.core.wire.QueueView;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Background;
import belfry.desktop.server.ChannelApi;
import belfry.desktop.server.HealthApi;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import belfry.desktop.shell.Notices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** Everything that the Health screen shows, and the commands to processes. */
final class HealthModel {
    private static final Set<String> ABOUT_HEALTH = Set.of("process.changed", "incident.changed", "dependency.changed");

    private final HealthApi api;
    private final ChannelApi channelApi;
    private final Background background;
    private final Notices notices;
    private final InstantSource clock;
    private final String mayNot;
    private final ReadOnlyObjectWrapper<@Nullable HealthView> health = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<StackNode>> map = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<ProcessView> processes = FXCollections.observableArrayList();
    private final FilteredList<ProcessView> shownProcesses = new FilteredList<>(processes);
    private final ObservableList<QueueView> queues = FXCollections.observableArrayList();
    private final ObservableList<IncidentView> incidents = FXCollections.observableArrayList();
    private final ObservableList<ProbeResult> probes = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ProcessView> selected = new SimpleObjectProperty<>();
    private final BooleanProperty faultsOnly = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper seconds = new ReadOnlyIntegerWrapper();
    private boolean asking;

    /** One look at everything. */
    private record Look(HealthView health, StackPicture stack) {}

    HealthModel(HealthApi api, ChannelApi channelApi, Background background, Notices notices, InstantSource clock,
            Function<Permission, String> whyNot) {
        this.api = api;
        this.channelApi = channelApi;
        this.background = background;
        this.notices = notices;
        this.clock = clock;
        mayNot = whyNot.apply(Permission.OPERATE);
        faultsOnly.subscribe(only -> shownProcesses.setPredicate(process -> !only || faulty(process)));
    }

    private static boolean faulty(ProcessView process) {
        return process.status() != ProcessStatus.ONLINE && process.status() != ProcessStatus.LAUNCHING;
    }

    ReadOnlyObjectProperty<@Nullable HealthView> healthProperty() {
        return health.getReadOnlyProperty();
    }

    /** Why nothing can be shown; null: something can. */
    ReadOnlyObjectProperty<@Nullable Problem> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What stands on what. */
    ReadOnlyObjectProperty<List<StackNode>> mapProperty() {
        return map.getReadOnlyProperty();
    }

    ObservableList<ProcessView> processes() {
        return shownProcesses;
    }

    ObservableList<QueueView> queues() {
        return queues;
    }

    ObservableList<IncidentView> incidents() {
        return incidents;
    }

    ObservableList<ProbeResult> probes() {
        return probes;
    }

    ObjectProperty<@Nullable ProcessView> selectedProperty() {
        return selected;
    }

    BooleanProperty faultsOnlyProperty() {
        return faultsOnly;
    }

    /** Rises every second while somebody looks. */
    ReadOnlyIntegerProperty secondsProperty() {
        return seconds.getReadOnlyProperty();
    }

    /** A second has passed. */
    void tick() {
        seconds.set(seconds.get() + 1);
    }

    /** A small number that a process keeps while it is known, in the order in which they registered. */
    int number(ProcessView process) {
        return (int) processes.stream().filter(other -> other.id().toString().compareTo(process.id().toString()) < 0)
                .count();
    }

    void load() {
        if (asking) {
            return;
        }
        asking = true;
        background.run("Looking how things stand", this::look, look -> {
            asking = false;
            show(look);
        }, failed -> {
            asking = false;
            if (health.get() == null) {
                failure.set(Problems.of(failed));
            }
        });
    }

    private Look look() throws ServerException, InterruptedException {
        var begun = System.nanoTime();
        var now = api.health();
        var latency = Duration.ofNanos(System.nanoTime() - begun);
        return new Look(now, new StackPicture(api.dependencies(), api.processes(), api.queues(), channelApi.channels(),
                api.incidents(Map.of("limit", "200")).items(), latency));
    }

    private void show(Look look) {
        failure.set(null);
        var stack = look.stack();
        merge(processes, stack.processes().stream().sorted(GHOSTS_FIRST).toList());
        merge(queues, stack.queues());
        merge(incidents, stack.incidents().stream().sorted(OPEN_AND_WORST_FIRST).toList());
        map.set(stack.nodes(clock.instant()));
        health.set(look.health());
        var chosen = selected.get();
        if (chosen != null) {
            find(chosen.id()).ifPresent(selected::set);
        }
    }

    private static final Comparator<ProcessView> GHOSTS_FIRST = Comparator
            .comparing((ProcessView process) -> process.status() != ProcessStatus.GHOST)
            .thenComparing(process -> process.id().toString());
    private static final Comparator<IncidentView> OPEN_AND_WORST_FIRST = Comparator
            .comparing((IncidentView incident) -> incident.closedAt() != null)
            .thenComparing(IncidentView::severity, Comparator.reverseOrder())
            .thenComparing(IncidentView::openedAt, Comparator.reverseOrder());

    /** Sets only the rows that changed, so that selection and scroll stay. */
    private static <T> void merge(ObservableList<T> shown, List<T> fresh) {
        if (shown.size() != fresh.size()) {
            shown.setAll(fresh);
            return;
        }
        for (var i = 0; i < fresh.size(); i++) {
            if (!shown.get(i).equals(fresh.get(i))) {
                shown.set(i, fresh.get(i));
            }
        }
    }

    void heard(List<EventView> events) {
        if (events.stream().anyMatch(event -> ABOUT_HEALTH.contains(event.kind()))) {
            load();
        }
    }

    Optional<ProcessView> find(UUID id) {
        return processes.stream().filter(process -> process.id().equals(id)).findFirst();
    }

    Optional<IncidentView> incident(String id) {
        return incidents.stream().filter(incident -> incident.id().toString().equals(id)).findFirst();
    }

    String mayNot() {
        return mayNot;
    }

    /** Why a command to the selected process makes no sense now; empty: it does. */
    String whyNot(ProcessAction action) {
        return whyNot(action, selected.get());
    }

    /** Why a command to this process makes no sense now; empty: it does. */
    String whyNot(ProcessAction action, @Nullable ProcessView process) {
        if (!mayNot.isEmpty()) {
            return mayNot;
        }
        if (process == null) {
            return "Select a process first";
        }
        var own = ProcessWords.whyNotCommanded(process);
        if (!own.isEmpty()) {
            return own;
        }
        var stopped = process.status() == ProcessStatus.STOPPED || process.status() == ProcessStatus.ERRORED;
        return switch (action) {
            case START -> stopped ? "" : process.name() + " runs already";
            case STOP, RELOAD -> stopped ? process.name() + " does not run" : "";
            case RESTART -> process.status() == ProcessStatus.GHOST ? "A ghost cannot be restarted; end it" : "";
            case END_GHOST -> process.status() == ProcessStatus.GHOST ? "" : process.name() + " is no ghost";
        };
    }

    /** Whether it is still starting, so that a restart would only throw away what it has done so far. */
    boolean inGrace(ProcessView process) {
        var until = process.graceUntil();
        return until != null && until.isAfter(clock.instant());
    }

    void command(ProcessView process, ProcessAction action, boolean force) {
        background.run("Telling " + process.name(), () -> api.command(process.id(), new ProcessCommand(action, force)),
                changed -> {
                    processes.replaceAll(known -> known.id().equals(changed.id()) ? changed : known);
                    notices.say("%s: %s".formatted(changed.name(), ProcessWords.done(action)));
                    load();
                }, failed -> notices.tell(Problems.of(failed)));
    }

    /** Runs a remedy that the server knows by name. */
    void remedy(String action) {
        background.perform("Running the remedy", () -> api.remedy(action), () -> {
            notices.say("The remedy has run");
            load();
        }, failed -> notices.tell(Problems.of(failed)));
    }

    void examine() {
        background.run("Examining the stack", api::doctor, this::examined, failed -> notices.tell(Problems.of(failed)));
    }

    private void examined(DoctorReport report) {
        probes.setAll(report.probes().stream()
                .sorted(Comparator.comparing((ProbeResult probe) -> probe.problems().isEmpty())).toList());
    }
}
