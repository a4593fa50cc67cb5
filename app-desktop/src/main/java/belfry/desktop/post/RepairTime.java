package belfry.desktop.post;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A new time, in words or picked as a day; empty means the next free slots. */
final class RepairTime extends HBox {
    private static final Pattern CLOCK = Pattern.compile("\\b\\d{1,2}(?:[:.]\\d\\d| ?[ap]m)\\b");
    private static final List<String> OFTEN = List.of("in 1 hour", "tomorrow 9am");

    private final TextField words = new TextField();

    RepairTime(StringProperty when, ZoneId zone) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        words.setId("repair-when");
        words.setText(when.get());
        words.setPromptText("Next free slots; or a time: tomorrow 9am, fri 18:30, 2026-12-24 18:00");
        words.textProperty().subscribe(text -> when.set(text));
        HBox.setHgrow(words, Priority.ALWAYS);
        var day = new DatePicker();
        day.setId("repair-day");
        day.setPromptText("Day");
        day.setEditable(false);
        day.setPrefWidth(130);
        day.setDayCellFactory(_ -> new FutureDay(LocalDate.now(zone)));
        day.valueProperty().subscribe(this::pick);
        getChildren().addAll(words, day);
        for (var often : OFTEN) {
            var button = new Button(often);
            button.getStyleClass().addAll(Styles.SMALL, "often");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> words.setText(often));
            getChildren().add(button);
        }
    }

    /** Keeps the hour that was written. */
    private void pick(@org.jspecify.annotations.Nullable LocalDate day) {
        if (day != null) {
            var clock = CLOCK.matcher(words.getText());
            words.setText(day + " " + (clock.find() ? clock.group() : "09:00"));
        }
    }

    /** Days that have passed cannot be picked. */
    private static final class FutureDay extends DateCell {
        private final LocalDate today;

        FutureDay(LocalDate today) {
            this.today = today;
        }

        @Override
        public void updateItem(LocalDate day, boolean empty) {
            super.updateItem(day, empty);
            setDisable(!empty && day.isBefore(today));
        }
    }
}
