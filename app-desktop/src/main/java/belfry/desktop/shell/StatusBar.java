package belfry.desktop.shell;

import belfry.core.problem.Severity;
import belfry.core.problem.Spans;
import belfry.desktop.server.ConnectionState;
import belfry.desktop.ui.Icons;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The lower edge of the window. */
final class StatusBar extends HBox {
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    StatusBar(StatusModel model, Runnable openWorst, Runnable palette, Runnable keys) {
        setId("status-bar");
        getStyleClass().add("status-bar");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(connection(model), due(model), worst(model, openWorst), gap,
                hint("Commands", KeyBinding.PALETTE, palette), hint("Keys", KeyBinding.KEYS, keys));
    }

    private static Node connection(StatusModel model) {
        var label = new Label();
        label.setId("status-connection");
        label.getStyleClass().add("lamp");
        var dot = new Region();
        dot.getStyleClass().add("lamp-dot");
        label.setGraphic(dot);
        var tooltip = new Tooltip();
        label.setTooltip(tooltip);
        model.connectionProperty().subscribe(state -> {
            label.setText(words(state, model.zoneProperty().get()));
            tooltip.setText(meaning(state, model.serverProperty().get()));
            label.getStyleClass().removeIf(name -> name.startsWith("lamp-"));
            label.getStyleClass().add(styleClass(state));
        });
        return label;
    }

    static String words(ConnectionState state, ZoneId zone) {
        return switch (state) {
            case ConnectionState.Connecting _ -> "Connecting …";
            case ConnectionState.Live(var latency) -> "Live · " + Spans.words(latency);
            case ConnectionState.Stale(var since) -> "Stale since " + local(since, zone);
            case ConnectionState.Lost(var since, _) -> "No server since " + local(since, zone) + " · trying again";
        };
    }

    private static String meaning(ConnectionState state, String server) {
        return switch (state) {
            case ConnectionState.Connecting _ -> "Connecting to " + server;
            case ConnectionState.Live _ -> "Changes arrive as they happen from " + server;
            case ConnectionState.Stale _ ->
                "The stream of changes broke; what is shown may be old. It reopens by itself";
            case ConnectionState.Lost(_, var problem) -> problem.summary() + "\n" + problem.remedy().getFirst();
        };
    }

    private static String styleClass(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Connecting _ -> "lamp-absent";
            case ConnectionState.Live _ -> "lamp-up";
            case ConnectionState.Stale _ -> "lamp-degraded";
            case ConnectionState.Lost _ -> "lamp-down";
        };
    }

    private static String local(Instant at, ZoneId zone) {
        return SINCE.format(at.atZone(zone));
    }

    private static Node due(StatusModel model) {
        var label = new Label("", Icons.of(Feather.CLOCK));
        label.setId("status-due");
        label.textProperty().bind(model.dueProperty());
        label.visibleProperty().bind(model.dueProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static Node worst(StatusModel model, Runnable open) {
        var link = new Button();
        link.setId("status-worst");
        link.setFocusTraversable(false);
        link.setOnAction(_ -> open.run());
        link.setMinWidth(0);
        model.worstProperty().subscribe(worst -> {
            var none = worst.text().isEmpty();
            link.setVisible(!none);
            link.setManaged(!none);
            link.setText(worst.text() + (worst.more() == 0 ? "" : "  +" + worst.more() + " more"));
            link.getStyleClass().setAll("button", "status-link", "severity", Icons.styleClass(worst.severity()));
            link.setGraphic(worst.severity() == Severity.INFO ? Icons.of(Feather.INFO) : Icons.of(worst.severity()));
        });
        return link;
    }

    private static Node hint(String word, KeyBinding key, Runnable run) {
        var cap = new Label(key.display());
        cap.getStyleClass().add("key-cap");
        var link = new Button(word, cap);
        link.setMinWidth(USE_PREF_SIZE);
        link.setFocusTraversable(false);
        link.getStyleClass().setAll("button", "status-link");
        link.setOnAction(_ -> run.run());
        return link;
    }
}
