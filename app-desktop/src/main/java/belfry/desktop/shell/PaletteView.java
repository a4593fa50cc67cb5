package belfry.desktop.shell;

import belfry.desktop.ui.Icons;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The command palette: one field, and below it what fits. */
final class PaletteView extends VBox {
    private static final double ROW = 40;
    private static final int ROWS = 10;
    private static final double EDGES = 16;

    private final Runnable close;
    private final Notices notices;
    private final TextField field = new TextField();
    private final ListView<PaletteModel.Row> list = new ListView<>();

    PaletteView(PaletteModel model, Notices notices, Runnable close) {
        this.notices = notices;
        this.close = close;
        setId("palette");
        getStyleClass().addAll("sheet-card", "palette");
        field.setId("palette-field");
        field.setPromptText("Type a screen, an action, a post, a channel …");
        field.textProperty().subscribe(model::search);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.setItems(model.rows());
        list.setCellFactory(_ -> new Row());
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS + EDGES);
        list.setOnMouseClicked(_ -> run());
        list.setPlaceholder(new Label("Nothing fits these words"));
        model.rows().addListener((ListChangeListener<PaletteModel.Row>) _ -> selectFirst());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(field, list);
        selectFirst();
    }

    private void selectFirst() {
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    void ready() {
        field.requestFocus();
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(event, 1);
            case UP -> move(event, -1);
            case PAGE_DOWN -> move(event, 8);
            case PAGE_UP -> move(event, -8);
            case ENTER -> {
                event.consume();
                run();
            }
            default -> {}
        }
    }

    private void move(KeyEvent event, int by) {
        event.consume();
        var last = list.getItems().size() - 1;
        var to = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - 4));
    }

    private void run() {
        var row = list.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        if (row.blocked().isEmpty()) {
            close.run();
            row.run().run();
        } else {
            notices.say(row.blocked());
        }
    }

    private static final class Row extends ListCell<PaletteModel.Row> {
        private final Label title = new Label();
        private final Label detail = new Label();
        private final Label keys = new Label();
        private final HBox row = new HBox();

        Row() {
            detail.getStyleClass().add("caption");
            keys.getStyleClass().add("key-cap");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            title.setMinWidth(Region.USE_PREF_SIZE);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("palette-row");
            row.getChildren().addAll(new Region(), title, detail, gap, keys);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(PaletteModel.Row item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            row.getChildren().set(0, Icons.of(item.icon(), "muted-icon"));
            title.setText(item.title());
            detail.setText(item.blocked().isEmpty() ? item.detail() : item.blocked());
            keys.setText(item.keys());
            keys.setVisible(!item.keys().isEmpty());
            row.getStyleClass().removeAll("blocked");
            if (!item.blocked().isEmpty()) {
                row.getStyleClass().add("blocked");
            }
            setGraphic(row);
        }
    }
}
