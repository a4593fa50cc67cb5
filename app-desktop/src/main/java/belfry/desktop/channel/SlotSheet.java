package belfry.desktop.channel;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ChannelView;
import belfry.core.wire.SlotView;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.Note;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The weekly posting slots of a channel: days at the left, times at the right, a row to add at the top. */
final class SlotSheet extends VBox {
    private final SlotModel model;
    private final VBox week = new VBox(6);

    SlotSheet(ChannelView channel, ZoneId zone, Runnable cancel, Consumer<List<SlotView>> save) {
        model = new SlotModel(channel.slots());
        setId("slot-sheet");
        getStyleClass().addAll("sheet-card", "form-sheet");
        var title = new Label("Posting slots of " + channel.name());
        title.getStyleClass().add("sheet-title");
        var note = new Note("\"Next free slot\" uses these times, in the workspace's zone %s.".formatted(zone));
        getChildren().addAll(title, note, adding(), week, buttons(cancel, save));
        model.slots().addListener((ListChangeListener<SlotView>) _ -> draw());
        draw();
    }

    private Node adding() {
        var time = new TextField();
        time.setId("slot-time");
        time.setPromptText("09:00");
        time.setPrefColumnCount(4);
        time.setMinWidth(Region.USE_PREF_SIZE);
        var error = new Label();
        error.getStyleClass().add("field-error");
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        var days = new HBox(2);
        for (var day = 1; day <= 7; day++) {
            var toggle = new ToggleButton(ChannelWords.day(day));
            toggle.setId("slot-day-" + day);
            toggle.setUserData(day);
            toggle.setSelected(day <= 5);
            toggle.getStyleClass().addAll(Styles.SMALL, "slot-day");
            toggle.setMinWidth(Region.USE_PREF_SIZE);
            days.getChildren().add(toggle);
        }
        var add = new Button("Add", Icons.of(Feather.PLUS));
        add.setId("slot-add");
        add.setMinWidth(Region.USE_PREF_SIZE);
        Runnable adding = () -> {
            var chosen = days.getChildren().stream().map(ToggleButton.class::cast).filter(ToggleButton::isSelected)
                    .map(toggle -> (Integer) toggle.getUserData()).toList();
            var problem = model.add(time.getText(), chosen);
            error.setText(problem);
            if (problem.isEmpty()) {
                time.clear();
            }
            time.requestFocus();
        };
        add.setOnAction(_ -> adding.run());
        time.setOnAction(_ -> adding.run());
        var row = new HBox(8, time, days, add);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, row, error);
    }

    private void draw() {
        week.getChildren().clear();
        for (var day = 1; day <= 7; day++) {
            week.getChildren().add(day(day));
        }
    }

    private Node day(int weekday) {
        var name = new Label(ChannelWords.day(weekday));
        name.setMinWidth(48);
        name.getStyleClass().add("form-label");
        var times = new FlowPane(8, 4);
        times.setAlignment(Pos.CENTER_LEFT);
        for (var slot : model.on(weekday)) {
            var chip = new Button(slot.at().toString(), Icons.of(Feather.X, "muted-icon"));
            chip.setContentDisplay(ContentDisplay.RIGHT);
            chip.getStyleClass().addAll(Styles.SMALL, Styles.ROUNDED);
            chip.setAccessibleText("Remove " + ChannelWords.day(weekday) + " " + slot.at());
            chip.setOnAction(_ -> model.remove(slot));
            times.getChildren().add(chip);
        }
        if (times.getChildren().isEmpty()) {
            var none = new Label("No slot");
            none.getStyleClass().add("muted");
            times.getChildren().add(none);
        }
        HBox.setHgrow(times, Priority.ALWAYS);
        var row = new HBox(8, name, times);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(28);
        return row;
    }

    private Node buttons(Runnable cancel, Consumer<List<SlotView>> save) {
        var leave = new Button("Cancel");
        leave.setOnAction(_ -> cancel.run());
        var go = new Button("Save slots");
        go.setId("slot-save");
        go.getStyleClass().add(Styles.ACCENT);
        go.setOnAction(_ -> save.accept(List.copyOf(model.slots())));
        var row = new HBox(8, leave, go);
        row.getStyleClass().add("sheet-buttons");
        return row;
    }
}
