package belfry.desktop.process;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.desktop.fx.Formats;
import belfry.desktop.server.ServerLink;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.Icons;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Processes of this installation that nobody supervises, in red above the others, each with its end. */
final class GhostGroup extends VBox {
    private final HealthModel model;
    private final ServerLink link;
    private final Consumer<ProcessView> end;

    GhostGroup(HealthModel model, ServerLink link, Consumer<ProcessView> end) {
        this.model = model;
        this.link = link;
        this.end = end;
        setId("ghosts");
        getStyleClass().addAll("ghost-group", "state-failed");
        model.processes().addListener((ListChangeListener<ProcessView>) _ -> draw());
        draw();
    }

    private void draw() {
        var ghosts = model.processes().stream().filter(process -> process.status() == ProcessStatus.GHOST).toList();
        setVisible(!ghosts.isEmpty());
        setManaged(isVisible());
        getChildren().setAll(ghosts.stream().map(this::row).toList());
    }

    private Node row(ProcessView ghost) {
        var port = ghost.port();
        var words = new Label("%s, pid %s, runs since %s and nobody supervises it%s".formatted(ghost.name(),
                ghost.pid() == null ? "unknown" : ghost.pid(),
                ghost.startedAt() == null ? "unknown" : link.formats().within(ghost.startedAt()),
                port == null
                        ? "; %s on %s".formatted(memory(ghost), ghost.host())
                        : "; it holds port %d on %s".formatted(port, ghost.host())),
                Icons.of(Feather.ALERT_OCTAGON,
                        "state-icon"));
        words.getStyleClass().add("medium");
        words.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(12, words, gap, new ActionButton("ghost-end-" + ghost.id(), "End ghost", Icons.of(
                Feather.X_OCTAGON), new ReadOnlyStringWrapper(model.whyNot(ProcessAction.END_GHOST, ghost)),
                () -> end.accept(ghost)).styled(Styles.SMALL, Styles.DANGER));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("ghost-row");
        return row;
    }

    private static String memory(ProcessView ghost) {
        return ghost.memoryBytes() == null ? "running" : "it uses " + Formats.bytes(ghost.memoryBytes());
    }
}
