package belfry.desktop.ui;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What happened, one entry below the other: time at the left, words at the right; for histories and incidents. */
public final class Timeline extends ListView<Timeline.Entry> {
    /**
     * @param time as shown: {@code 14:32:05}
     * @param title what happened
     * @param detail who or why; may be empty
     * @param styleClass colours the mark: a state's or a severity's class
     */
    public record Entry(String time, String title, String detail, String styleClass) {}

    public Timeline(List<Entry> entries) {
        getStyleClass().add("timeline");
        setCellFactory(_ -> new Row());
        getItems().setAll(entries);
    }

    private static final class Row extends ListCell<Entry> {
        private final Label time = new Label();
        private final Region mark = new Region();
        private final Label title = new Label();
        private final Label detail = new Label();
        private final HBox row;

        Row() {
            time.getStyleClass().add("timeline-time");
            time.setMinWidth(Region.USE_PREF_SIZE);
            mark.getStyleClass().add("timeline-mark");
            Prose.wrap(title);
            Prose.wrap(detail);
            detail.setMinHeight(Region.USE_PREF_SIZE);
            title.setMinHeight(Region.USE_PREF_SIZE);
            detail.getStyleClass().add("caption");
            detail.managedProperty().bind(detail.textProperty().isNotEmpty());
            var words = new VBox(2, title, detail);
            HBox.setHgrow(words, Priority.ALWAYS);
            row = new HBox(10, time, mark, words);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            time.setText(entry.time());
            title.setText(entry.title());
            detail.setText(entry.detail());
            mark.getStyleClass().setAll("timeline-mark", entry.styleClass());
            setGraphic(row);
        }
    }
}
