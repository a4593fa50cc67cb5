package belfry.desktop.process;

import atlantafx.base.theme.Styles;
import belfry.core.wire.DependencyView;
import belfry.core.wire.HealthView;
import belfry.core.wire.LampState;
import belfry.core.wire.ProbeResult;
import belfry.desktop.ui.Prose;
import belfry.core.wire.ProcessView;
import belfry.desktop.server.ServerLink;
import belfry.desktop.fx.Formats;
import belfry.desktop.shell.Frame;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.FactSheet;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.Lamp;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.Skeleton;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One sentence, the lamps of what Belfry stands on, and below processes, queues, incidents and the doctor. */
final class HealthListView extends BorderPane {
    private final HealthModel model;
    private final ServerLink link;
    private final Steps steps;
    private final FlowPane lamps = new FlowPane(8, 8);
    private final TabPane tabs = new TabPane();
    private final Tab incidents = new Tab("Incidents");
    private final Tab doctor = new Tab("Stack doctor");
    private final StackPane body = new StackPane();
    private final VBox whole = new VBox();

    /** What can be opened from here. */
    record Steps(Runnable details, Consumer<String> incident, Runnable examine, Consumer<ProcessView> ghost,
            Frame frame) {}

    HealthListView(HealthModel model, ServerLink link, Steps steps) {
        this.model = model;
        this.link = link;
        this.steps = steps;
        setId("health");
        getStyleClass().add("screen");
        setTop(head());
        setCenter(body);
        lamps.getStyleClass().add("lamp-map");
        layTabs();
        whole.getChildren().addAll(lamps, tabs);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        model.dependencies().addListener((ListChangeListener<DependencyView>) _ -> drawLamps());
        model.healthProperty().subscribe(this::show);
        model.failureProperty().subscribe(() -> show(model.healthProperty().get()));
    }

    private Node head() {
        var title = new Label("Health");
        title.getStyleClass().add("screen-title");
        var lamp = new Lamp(LampState.ABSENT);
        lamp.setId("health-sentence");
        lamp.getStyleClass().add("medium");
        model.healthProperty().subscribe(health -> {
            lamp.show(health == null ? LampState.ABSENT : health.state());
            lamp.setText(health == null ? "Looking …" : health.sentence());
        });
        var head = new HBox(title, lamp);
        head.getStyleClass().add("screen-head");
        return head;
    }

    private void show(@Nullable HealthView health) {
        var failure = model.failureProperty().get();
        if (health != null) {
            body.getChildren().setAll(whole);
        } else if (failure != null) {
            var again = new Button("Try again");
            again.setOnAction(_ -> model.load());
            var card = new ProblemCard(failure, again);
            card.setMaxSize(560, USE_PREF_SIZE);
            body.getChildren().setAll(card);
        } else {
            body.getChildren().setAll(new Skeleton(8));
        }
    }

    private void drawLamps() {
        lamps.getChildren().setAll(model.dependencies().stream().map(this::lamp).toList());
    }

    private Node lamp(DependencyView dependency) {
        var lamp = new Lamp(dependency.state());
        lamp.setText(dependency.name());
        lamp.getStyleClass().add("medium");
        var latency = dependency.latencyMillis();
        var age = Formats.duration(Duration.between(dependency.since(), link.clock().instant()));
        var detail = new Label((latency == null ? Lamp.word(dependency.state()) : latency + " ms") + " · for " + age);
        detail.getStyleClass().add("caption");
        var card = new Button("", new VBox(2, lamp, detail));
        card.getStyleClass().add("lamp-card");
        card.setOnAction(_ -> steps.frame().open(drawer(dependency)));
        return card;
    }

    private Drawer drawer(DependencyView dependency) {
        var formats = link.formats();
        var latency = dependency.latencyMillis();
        var facts = new FactSheet();
        if (dependency.problem() != null) {
            facts.wide(new ProblemCard(dependency.problem()));
        }
        facts.fact("State", Lamp.word(dependency.state())).fact("Since", formats.moment(dependency.since()))
                .fact("Answers in", latency == null ? "" : latency + " ms")
                .fact("Looked at", formats.relative(dependency.checkedAt())).fact("Detail", dependency.detail());
        return new Drawer(dependency.name()).badges(new Lamp(dependency.state())).with(Drawer.Section.FACTS,
                facts::scrolling);
    }

    private void layTabs() {
        tabs.setId("health-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        var table = new ProcessTable(model, link, steps.details());
        VBox.setVgrow(table, Priority.ALWAYS);
        var processes = new Tab("Processes", new VBox(new GhostGroup(model, link, steps.ghost()), table));
        var queues = new Tab("Queues", new QueueTable(model.queues(), link.formats()));
        incidents.setContent(new IncidentList(model, link.formats(), steps.incident()));
        incidents.textProperty().bind(Bindings.createStringBinding(this::incidentTitle, model.incidents()));
        doctor.setContent(doctor());
        tabs.getTabs().setAll(processes, queues, incidents, doctor);
    }

    private String incidentTitle() {
        var open = model.incidents().stream().filter(incident -> incident.closedAt() == null).count();
        return open == 0 ? "Incidents" : "Incidents (" + open + ")";
    }

    private Node doctor() {
        var list = new VBox(8);
        list.getStyleClass().add("screen-body");
        var examine = new Button("Examine the stack", Icons.of(Feather.ACTIVITY));
        examine.setId("health-examine");
        examine.getStyleClass().add(Styles.ACCENT);
        examine.setOnAction(_ -> steps.examine().run());
        var results = new VBox(8);
        results.getChildren().setAll(new EmptyState(Feather.ACTIVITY, "Not examined yet",
                "The doctor probes everything that Belfry stands on and names what is wrong with its mend."));
        model.probes().addListener((ListChangeListener<ProbeResult>) _ -> results.getChildren()
                .setAll(model.probes().stream().map(HealthListView::probe).toList()));
        list.getChildren().addAll(new HBox(examine), results);
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("drawer-scroll");
        return scroll;
    }

    private static Node probe(ProbeResult probe) {
        var lamp = new Lamp(probe.state());
        lamp.setText(probe.probe());
        lamp.getStyleClass().add("medium");
        lamp.setMinWidth(200);
        var summary = new Label(probe.summary());
        Prose.wrap(summary);
        summary.getStyleClass().add("muted");
        var row = new HBox(12, lamp, summary);
        row.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(8, row);
        probe.problems().forEach(problem -> box.getChildren().add(new ProblemCard(problem)));
        return box;
    }

    void showIncidents() {
        tabs.getSelectionModel().select(incidents);
    }

    void showDoctor() {
        tabs.getSelectionModel().select(doctor);
    }
}
