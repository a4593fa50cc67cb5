package belfry.desktop.process;

import belfry.desktop.ui.SearchField;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The lines of a log with a search; stays at the end while it follows. */
final class LogView extends VBox {
    LogView(LogTail tail) {
        getStyleClass().add("log-view");
        var search = new SearchField("Search the log");
        search.setId("log-search");
        HBox.setHgrow(search, Priority.ALWAYS);
        var follow = new CheckBox("Follow");
        follow.setSelected(true);
        var list = new ListView<>(tail.lines());
        list.setId("log-lines");
        list.getStyleClass().addAll("log-lines", "mono");
        list.setFixedCellSize(20);
        list.setPlaceholder(new Label("No line yet"));
        VBox.setVgrow(list, Priority.ALWAYS);
        var trouble = new Label();
        trouble.getStyleClass().add("field-error");
        trouble.textProperty().bind(tail.troubleProperty());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        var head = new HBox(8, search, follow);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, trouble, list);
        tail.lines().addListener((ListChangeListener<String>) _ -> {
            if (follow.isSelected() && !tail.lines().isEmpty()) {
                list.scrollTo(tail.lines().size() - 1);
            }
        });
        search.queryProperty().subscribe(tail::search);
        // The tail is read only while somebody can see it.
        sceneProperty().subscribe(scene -> tail.follow(scene != null));
    }
}
