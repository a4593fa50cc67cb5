package belfry.desktop.post;

import belfry.core.wire.RepairRow;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.StateBadge;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The posts of a repair: where each stands, where it will stand, and the calls that this takes. */
final class RepairList extends ListView<RepairRow> {
    private static final double ROW = 54;

    private final RepairModel model;
    private final Formats formats;

    RepairList(RepairModel model, Formats formats) {
        this.model = model;
        this.formats = formats;
        setId("repair-rows");
        getStyleClass().addAll("row-list", "repair-rows");
        setFixedCellSize(ROW);
        setItems(model.rows());
        setFocusTraversable(false);
        setCellFactory(_ -> new Row());
    }

    private final class Row extends ListCell<RepairRow> {
        private final Label text = new Label();
        private final Label detail = new Label();
        private final HBox way = new HBox(6);
        private final HBox row = new HBox(12);

        Row() {
            text.getStyleClass().add("medium");
            detail.setTooltip(new Tooltip());
            way.setAlignment(Pos.CENTER_RIGHT);
            way.setMinWidth(Region.USE_PREF_SIZE);
            var words = new VBox(2, text, detail);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("channel-row");
            row.getChildren().addAll(new Region(), words, way);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(RepairRow repair, boolean empty) {
            super.updateItem(repair, empty);
            if (empty || repair == null) {
                setGraphic(null);
                return;
            }
            row.getChildren().set(0, new NetworkMark(repair.network(), "small"));
            text.setText(repair.excerpt().isBlank() ? "(no text)" : repair.excerpt().replace('\n', ' '));
            var problem = repair.problem();
            // Before it is tried a refusal is no failure.
            var failed = problem != null && model.phaseProperty().get() == RepairModel.Phase.DONE;
            detail.getStyleClass().setAll("label", failed ? "field-error" : "caption");
            detail.setText(repair.channelName() + "  ·  " + (problem == null
                    ? repair.calls().stream().map(this::local).collect(Collectors.joining(" · "))
                    : problem.cause()));
            detail.getTooltip().setText(detail.getText());
            showWay(repair);
            setGraphic(row);
        }

        /** The server words times as instants; people read them in the workspace's zone. */
        private String local(String call) {
            return Times.inWords(call, formats);
        }

        private void showWay(RepairRow repair) {
            way.getChildren().clear();
            if (repair.problem() != null) {
                way.getChildren().setAll(new StateBadge(repair.before()), Icons.of(Feather.X, "severity-error"));
                return;
            }
            RepairWords.path(repair.before(), repair.after()).forEach(state -> {
                if (!way.getChildren().isEmpty()) {
                    way.getChildren().add(Icons.of(Feather.ARROW_RIGHT, "muted-icon"));
                }
                way.getChildren().add(new StateBadge(state));
            });
            way.getChildren().add(due(repair.dueBefore(), repair.dueAfter()));
            if (model.phaseProperty().get() == RepairModel.Phase.DONE) {
                way.getChildren().add(Icons.of(Feather.CHECK, "lamp-up", "state-icon"));
            }
        }

        private Label due(@Nullable Instant before, @Nullable Instant after) {
            var then = before == null ? "no time" : formats.moment(before);
            var label = new Label(Objects.equals(before, after) || after == null
                    ? then
                    : then + "  →  " + formats.moment(after));
            label.getStyleClass().add("caption");
            label.setMinWidth(before != null && !Objects.equals(before, after) && after != null ? 210 : 100);
            label.setAlignment(Pos.CENTER_RIGHT);
            return label;
        }
    }
}
