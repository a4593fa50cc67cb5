package belfry.desktop.process;

import belfry.core.wire.IncidentView;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.Icons;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Incidents, open and worst first. */
final class IncidentList extends ListView<IncidentView> {
    private final Formats formats;

    IncidentList(HealthModel model, Formats formats, Consumer<String> open) {
        this.formats = formats;
        setId("incidents");
        getStyleClass().add("row-list");
        setItems(model.incidents());
        setFixedCellSize(60);
        setCellFactory(_ -> new Row());
        setPlaceholder(new EmptyState(Feather.CHECK_CIRCLE, "No incident", "Nothing has gone wrong so far."));
        setOnMouseClicked(_ -> chosen(open));
    }

    private void chosen(Consumer<String> open) {
        var incident = getSelectionModel().getSelectedItem();
        if (incident != null) {
            open.accept(incident.id().toString());
        }
    }

    private static final double SIGN = 16;

    private final class Row extends ListCell<IncidentView> {
        private final Label sign = new Label();
        private final Label summary = new Label();
        private final Label detail = new Label();
        private final Label state = new Label();
        private final HBox row = new HBox(12);

        Row() {
            summary.getStyleClass().add("medium");
            detail.getStyleClass().add("caption");
            state.getStyleClass().add("tag");
            state.setMinWidth(Region.USE_PREF_SIZE);
            sign.setMinWidth(SIGN);
            sign.setAlignment(Pos.CENTER);
            var words = new VBox(2, summary, detail);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("channel-row");
            row.getChildren().addAll(sign, words, state);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(IncidentView incident, boolean empty) {
            super.updateItem(incident, empty);
            if (empty || incident == null) {
                setGraphic(null);
                return;
            }
            var closed = incident.closedAt();
            sign.setGraphic(closed == null
                    ? Icons.of(incident.severity())
                    : Icons.of(Feather.CHECK_CIRCLE, "muted-icon"));
            summary.setText(Times.inWords(incident.summary(), formats));
            detail.setText("%s · since %s%s".formatted(Times.inWords(incident.cause(), formats),
                    formats.within(incident.openedAt()),
                    incident.affected().isEmpty()
                            ? ""
                            : " · " + incident.affected().size() + " affected"));
            state.setText(closed == null ? "Open" : "Closed " + formats.relative(closed));
            setGraphic(row);
        }
    }
}
