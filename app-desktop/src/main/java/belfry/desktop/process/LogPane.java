package belfry.desktop.process;

import belfry.core.wire.ProcessView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.ServerLink;
import java.util.List;
import java.util.UUID;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The log of one process over the width of the screen: that of the selected one, or another that is chosen here. */
final class LogPane extends StackPane {
    private final HealthModel model;
    private final ServerLink link;
    private final Background background;
    private final ChoiceBox<Choice> which = new ChoiceBox<>();
    private @Nullable UUID read;
    private boolean looked;

    /** A process by name; what else is known of it changes every second. */
    private record Choice(UUID id, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    LogPane(HealthModel model, ServerLink link, Background background) {
        this.model = model;
        this.link = link;
        this.background = background;
        setId("log-pane");
        getStyleClass().add("log-pane");
        which.setId("log-process");
        which.setAccessibleText("Process whose log is shown");
        which.setMinWidth(Region.USE_PREF_SIZE);
        VBox.setVgrow(this, Priority.ALWAYS);
        model.processes().addListener((ListChangeListener<ProcessView>) _ -> offer());
        which.valueProperty().subscribe(_ -> read());
        model.selectedProperty().subscribe(chosen -> {
            if (chosen != null) {
                which.setValue(choice(chosen));
            }
        });
        offer();
    }

    private static Choice choice(ProcessView process) {
        return new Choice(process.id(), process.name());
    }

    private void offer() {
        var fresh = model.processes().stream().map(LogPane::choice).toList();
        if (fresh.equals(List.copyOf(which.getItems()))) {
            return;
        }
        var before = which.getValue();
        which.getItems().setAll(fresh);
        which.setValue(before != null && fresh.contains(before) ? before : fresh.isEmpty() ? null : fresh.getFirst());
    }

    /** The log is read only while the screen is looked at. */
    void looking(boolean now) {
        looked = now;
        read();
    }

    private void read() {
        var choice = which.getValue();
        if (!looked || choice == null) {
            read = null;
            getChildren().clear();
        } else if (!choice.id().equals(read)) {
            read = choice.id();
            getChildren().setAll(new LogView(new LogTail(link.health(), background, choice.id()), link.clock(), which));
        }
    }
}
