package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.StateBadge;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The posts of the month below each other, in order. */
final class AgendaList extends ListView<PostView> {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private final CalendarModel model;

    AgendaList(CalendarModel model, Runnable open) {
        this.model = model;
        setId("agenda");
        getStyleClass().add("row-list");
        setFixedCellSize(44);
        setCellFactory(_ -> new Row());
        setPlaceholder(new EmptyState(Feather.CALENDAR, "Nothing in this month",
                "No post is due in it, or none fits the filter."));
        getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.selectedProperty().set(chosen);
            }
        });
        setOnMouseClicked(_ -> {
            if (getSelectionModel().getSelectedItem() != null) {
                open.run();
            }
        });
        model.daysProperty().subscribe(this::draw);
        model.monthProperty().subscribe(this::draw);
    }

    private void draw() {
        var month = model.monthProperty().get();
        getItems().setAll(model.daysProperty().get().entrySet().stream()
                .filter(day -> YearMonth.from(day.getKey()).equals(month)).flatMap(day -> day.getValue().stream())
                .toList());
    }

    private final class Row extends ListCell<PostView> {
        private final Label day = new Label();
        private final Label time = new Label();
        private final Label words = new Label();
        private final HBox marks = new HBox(3);
        private final HBox row = new HBox(14);

        Row() {
            day.setMinWidth(86);
            time.setMinWidth(44);
            day.getStyleClass().add("muted");
            time.getStyleClass().add("medium");
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            marks.setAlignment(Pos.CENTER_LEFT);
            marks.setMinWidth(72);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("channel-row");
            row.getChildren().addAll(day, time, marks, words, new Region());
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(PostView post, boolean empty) {
            super.updateItem(post, empty);
            var due = post == null ? null : post.dueAt();
            if (empty || post == null || due == null) {
                setGraphic(null);
                return;
            }
            day.setText(DAY.format(LocalDate.ofInstant(due, model.zone())));
            time.setText(model.time(post).withSecond(0).withNano(0).toString());
            words.setText(post.excerpt().replace('\n', ' '));
            marks.getChildren().setAll(post.deliveries().stream().map(delivery -> delivery.network()).distinct()
                    .limit(3).map(network -> new NetworkMark(network, "small")).toList());
            row.getChildren().set(4, new StateBadge(post.state()));
            setGraphic(row);
        }
    }
}
