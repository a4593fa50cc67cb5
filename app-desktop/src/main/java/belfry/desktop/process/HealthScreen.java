package belfry.desktop.process;

import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessView;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.KeyBinding;
import belfry.desktop.shell.Screen;
import belfry.desktop.ui.Confirm;
import belfry.desktop.ui.Drawer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** How the installation stands, live. */
public final class HealthScreen implements Screen {
    private static final String CATEGORY = "Health";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int EVERY = 5;

    private final ServerLink link;
    private final Frame frame;
    private final HealthModel model;
    private @Nullable HealthListView view;
    private Subscription events = Subscription.EMPTY;
    private int round;
    private String wanted = "";

    public HealthScreen(ServerLink link, Frame frame) {
        this.link = link;
        this.frame = frame;
        model = new HealthModel(link.health(), link.channels(), frame.background(), frame.notices(), link.clock(),
                link::whyNot);
        model.healthProperty().subscribe(this::openWanted);
    }

    @Override
    public Area area() {
        return Area.HEALTH;
    }

    @Override
    public Node node() {
        return view();
    }

    private HealthListView view() {
        var built = view;
        if (built == null) {
            built = new HealthListView(model, link, frame, new HealthListView.Steps(this::details, this::process,
                    this::incident, model::examine, this::endGhost));
            view = built;
        }
        return built;
    }

    @Override
    public void shown() {
        events = Subscription.combine(link.events().subscribe(model::heard), link.events().onReconnect(model::load));
        model.load();
        view().looking(true);
        round++;
        tick(round);
    }

    /** Use of processor and memory changes without an event; what is left of a grace is counted down here. */
    private void tick(int mine) {
        if (mine != round) {
            return;
        }
        model.tick();
        if (model.secondsProperty().get() % EVERY == 0) {
            model.load();
        }
        frame.background().later(SECOND, () -> tick(mine));
    }

    @Override
    public void hidden() {
        round++;
        view().looking(false);
        events.unsubscribe();
    }

    @Override
    public void refresh() {
        model.load();
    }

    @Override
    public void open(String target) {
        wanted = target;
        openWanted();
    }

    private void openWanted() {
        model.incident(wanted).ifPresent(incident -> {
            wanted = "";
            view().showIncidents();
            incident(incident.id().toString());
        });
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of("process.open", "Process details", CATEGORY, this::details).on(KeyBinding.OPEN_DETAILS)
                        .unless(Bindings.createStringBinding(
                                () -> model.selectedProperty().get() == null ? "Select a process first" : "",
                                model.selectedProperty())),
                action(ProcessAction.RESTART, "Restart process", this::restart).on(KeyBinding.PROCESS_RESTART),
                action(ProcessAction.STOP, "Stop process", this::stop).on(KeyBinding.PROCESS_STOP),
                action(ProcessAction.START, "Start process", process -> model.command(process, ProcessAction.START,
                        false)).on(KeyBinding.PROCESS_START),
                action(ProcessAction.RELOAD, "Reload process without a gap",
                        process -> model.command(process, ProcessAction.RELOAD, false)),
                action(ProcessAction.END_GHOST, "End ghost", this::endGhost),
                Action.of("process.logs", "Logs of the process", CATEGORY, this::logs).on(KeyBinding.PROCESS_LOGS)
                        .unless(Bindings.createStringBinding(
                                () -> model.selectedProperty().get() == null ? "Select a process first" : "",
                                model.selectedProperty())),
                Action.of("health.doctor", "Examine the stack", CATEGORY, () -> {
                    view().showDoctor();
                    model.examine();
                }).on(KeyBinding.HEALTH_DOCTOR),
                Action.of("health.faults", "Faults only", CATEGORY,
                        () -> model.faultsOnlyProperty().set(!model.faultsOnlyProperty().get()))
                        .on(KeyBinding.HEALTH_FAULTS));
    }

    private Action action(ProcessAction action, String title, Consumer<ProcessView> run) {
        return Action.of("process." + action.name().toLowerCase(Locale.ROOT).replace('_', '-'), title, CATEGORY,
                () -> selected(run)).unless(
                        Bindings.createStringBinding(() -> model.whyNot(action), model.selectedProperty()));
    }

    private void run(ProcessAction action, ProcessView process) {
        switch (action) {
            case RESTART -> restart(process);
            case STOP -> stop(process);
            case END_GHOST -> endGhost(process);
            case START, RELOAD -> model.command(process, action, false);
        }
    }

    private void selected(Consumer<ProcessView> run) {
        var process = model.selectedProperty().get();
        if (process != null) {
            run.accept(process);
        }
    }

    private void restart(ProcessView process) {
        if (model.inGrace(process)) {
            frame.confirm(Confirm.danger("Restart %s while it is still starting?".formatted(process.name()),
                    List.of("It has until %s to become ready".formatted(grace(process)),
                            "A restart now throws away what it has done so far and begins anew"),
                    "Wait instead: it restarts by itself when it fails", "Restart anyway",
                    () -> model.command(process, ProcessAction.RESTART, true)));
        } else {
            model.command(process, ProcessAction.RESTART, false);
        }
    }

    private String grace(ProcessView process) {
        var until = process.graceUntil();
        return until == null ? "now" : link.formats().seconds(until);
    }

    private void stop(ProcessView process) {
        frame.confirm(Confirm.danger("Stop %s?".formatted(process.name()),
                List.of("It stays stopped until somebody starts it",
                        "Posts that fall due meanwhile wait for another orchestrator; without one they become late"),
                "Start it again under Health", "Stop process",
                () -> model.command(process, ProcessAction.STOP, false)));
    }

    private void endGhost(ProcessView process) {
        frame.confirm(Confirm.danger("End the ghost %s (pid %s)?".formatted(process.name(), process.pid()),
                List.of("Nobody supervises it; it may hold a port that a supervised process needs",
                        "It is asked to end and killed after ten seconds"),
                "This cannot be undone", "End ghost", () -> model.command(process, ProcessAction.END_GHOST, false)));
    }

    private void details() {
        selected(process -> frame.open(drawer(process)));
    }

    private void process(ProcessView process) {
        model.selectedProperty().set(process);
        details();
    }

    private void logs() {
        selected(process -> {
            var drawer = drawer(process);
            frame.open(drawer);
            drawer.select(Drawer.Section.LOGS);
        });
    }

    private Drawer drawer(ProcessView process) {
        return new ProcessDrawer(model, link, frame.background(), process, action -> run(action, process)).drawer();
    }

    private void incident(String id) {
        model.incident(id).ifPresent(incident -> frame.open(new IncidentDrawer(incident, link.formats(), model,
                frame).drawer()));
    }
}
