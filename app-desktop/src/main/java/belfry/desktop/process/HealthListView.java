package belfry.desktop.process;

import belfry.core.wire.HealthView;
import belfry.core.wire.LampState;
import belfry.core.wire.ProcessView;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Frame;
import belfry.desktop.ui.Lamp;
import belfry.desktop.ui.LoadingPane;
import belfry.desktop.ui.Skeleton;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One sentence, the map of what stands on what, and below it processes, queues, incidents, the doctor and logs. */
final class HealthListView extends BorderPane {
    private final HealthModel model;
    private final ServerLink link;
    private final Frame frame;
    private final Steps steps;
    private final TabPane tabs = new TabPane();
    private final VBox processes = new VBox(16);
    private final Tab queues = new Tab("Queues");
    private final Tab incidents = new Tab("Incidents");
    private final Tab doctor = new Tab("Stack doctor");
    private final StackPane logs = new StackPane();
    private final LogPane log;
    private final StackPane body = new StackPane();
    private final VBox whole = new VBox();

    /** What can be opened from here. */
    record Steps(Runnable details, Consumer<ProcessView> process, Consumer<String> incident, Runnable examine,
            Consumer<ProcessView> ghost) {}

    HealthListView(HealthModel model, ServerLink link, Frame frame, Steps steps) {
        this.model = model;
        this.link = link;
        this.frame = frame;
        this.steps = steps;
        log = new LogPane(model, link, frame.background());
        setId("health");
        getStyleClass().add("screen");
        setTop(head());
        setCenter(body);
        layTabs();
        var map = new StackMap(this::open);
        model.mapProperty().subscribe(map::show);
        whole.getChildren().addAll(map, tabs);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        model.healthProperty().subscribe(this::show);
        model.failureProperty().subscribe(() -> show(model.healthProperty().get()));
    }

    /** Nothing is asked for a screen that nobody sees. */
    void looking(boolean now) {
        log.looking(now);
    }

    private Node head() {
        var title = new Label("Health");
        title.getStyleClass().add("screen-title");
        title.setMinWidth(USE_PREF_SIZE);
        var lamp = new Lamp(LampState.ABSENT);
        lamp.setId("health-sentence");
        lamp.getStyleClass().add("medium");
        Runnable tell = () -> tell(lamp);
        model.healthProperty().subscribe(tell);
        model.failureProperty().subscribe(tell);
        tell(lamp);
        var head = new HBox(title, lamp);
        head.getStyleClass().add("screen-head");
        return head;
    }

    private void tell(Lamp lamp) {
        var health = model.healthProperty().get();
        if (health != null) {
            lamp.show(health.state());
            lamp.setText(HealthWords.sentence(health, model.incidents(), link.formats()));
        } else {
            var failed = model.failureProperty().get() != null;
            lamp.show(failed ? LampState.DOWN : LampState.ABSENT);
            lamp.setText(failed ? "The server did not say" : "Looking …");
        }
    }

    private void show(@Nullable HealthView health) {
        var failure = model.failureProperty().get();
        if (health != null) {
            body.getChildren().setAll(whole);
        } else if (failure != null) {
            body.getChildren().setAll(LoadingPane.failed(failure, model::load));
        } else {
            body.getChildren().setAll(new Skeleton(8));
        }
    }

    private void open(StackNode node) {
        var drawers = new LampDrawers(link.formats(), frame);
        switch (node.subject()) {
            case StackNode.Subject.OfProcess(var process) -> steps.process().accept(process);
            case StackNode.Subject.OfDependency(var dependency) -> frame.open(drawers.of(dependency));
            case StackNode.Subject.OfNetwork network -> frame.open(drawers.of(node, network));
            case StackNode.Subject.OfMore() -> tabs.getSelectionModel().select(queues);
        }
    }

    private void layTabs() {
        tabs.setId("health-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        processes.getStyleClass().add("health-body");
        processes.getChildren().addAll(new GhostGroup(model, link, steps.ghost()),
                new ProcessTable(model, link, steps.details()));
        queues.setContent(new QueuePane(model.queues(), link.formats()));
        incidents.setContent(new IncidentList(model, link.formats(), steps.incident()));
        incidents.textProperty().bind(Bindings.createStringBinding(this::incidentTitle, model.incidents()));
        doctor.setContent(new DoctorPane(model.probes(), link.formats(), steps.examine()));
        logs.getStyleClass().add("health-body");
        var whole = new Tab("Logs", logs);
        whole.setId("health-logs");
        tabs.getTabs().setAll(new Tab("Processes", processes), queues, incidents, doctor, whole);
        whole.selectedProperty().subscribe(this::placeLog);
    }

    /** One log, below the processes or, on its own tab, over all of the height. */
    private void placeLog(boolean alone) {
        processes.getChildren().remove(log);
        logs.getChildren().remove(log);
        (alone ? logs : processes).getChildren().add(log);
    }

    private String incidentTitle() {
        var open = model.incidents().stream().filter(incident -> incident.closedAt() == null).count();
        return open == 0 ? "Incidents" : "Incidents (" + open + ")";
    }

    void showIncidents() {
        tabs.getSelectionModel().select(incidents);
    }

    void showDoctor() {
        tabs.getSelectionModel().select(doctor);
    }
}
