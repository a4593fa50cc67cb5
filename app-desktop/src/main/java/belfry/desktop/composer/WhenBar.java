package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.Icons;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** When it goes out: in words, or by date and time; what that means, in which zone, and what the clocks do then. */
final class WhenBar extends HBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final When when;
    private final Formats formats;
    private final TextField words = new TextField();
    private final DatePicker date = new DatePicker();
    private final TextField time = new TextField();
    private final Label meaning = new Label();
    private final Label zone = new Label();
    private final Button second = new Button("Take the second");
    private boolean showing;

    WhenBar(When when, Formats formats) {
        super(8);
        this.when = when;
        this.formats = formats;
        setAlignment(Pos.CENTER_LEFT);
        words.setId("composer-when");
        words.setPromptText("tomorrow 9am, fri 18:00");
        words.setPrefColumnCount(14);
        words.setAccessibleText("When, in words");
        words.textProperty().bindBidirectional(when.words());
        date.setId("composer-date");
        date.setPrefWidth(172);
        date.setConverter(new DayWords());
        date.setPromptText("Date");
        date.valueProperty().addListener((_, _, day) -> {
            if (day != null && !showing) {
                when.date(day);
            }
        });
        time.setId("composer-time");
        time.setPrefColumnCount(4);
        time.setPromptText("Time");
        time.setAccessibleText("Time");
        time.setOnAction(_ -> takeTime());
        time.focusedProperty().addListener((_, _, in) -> {
            if (!in) {
                takeTime();
            }
        });
        meaning.setId("when-meaning");
        zone.setId("when-zone");
        zone.getStyleClass().add("caption");
        second.setId("when-second");
        second.getStyleClass().add(Styles.SMALL);
        second.setOnAction(_ -> when.takeSecond());
        var told = new VBox(1, meaning, zone);
        told.setAlignment(Pos.CENTER_LEFT);
        meaning.setMinWidth(0);
        zone.setMinWidth(0);
        HBox.setHgrow(told, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(Icons.of(Feather.CLOCK, "muted-icon"), words, date, time, told, second);
        when.words().subscribe(this::show);
        show();
    }

    private void takeTime() {
        if (!time.getText().isBlank() && !time.getText().equals(shownTime())) {
            var fine = when.time(time.getText());
            time.pseudoClassStateChanged(Styles.STATE_DANGER, !fine);
        }
    }

    private String shownTime() {
        return when.time().map(TIME::format).orElse("");
    }

    private void show() {
        showing = true;
        date.setValue(when.date().orElse(null));
        time.setText(shownTime());
        time.pseudoClassStateChanged(Styles.STATE_DANGER, false);
        showing = false;
        meaning.setText(when.meaning(formats));
        meaning.setTooltip(meaning.getText().isEmpty() ? null : new Tooltip(meaning.getText()));
        meaning.setManaged(!meaning.getText().isEmpty());
        var wrong = when.passed() || when.at().isEmpty() && !when.words().get().isBlank();
        meaning.getStyleClass().setAll("label", wrong ? "field-error" : "medium");
        var clocks = when.clocks();
        zone.setText(clocks.isEmpty() ? when.zoneName() : clocks);
        zone.getStyleClass().setAll("label", "caption", clocks.isEmpty() ? "plain" : "clock-change");
        zone.setTooltip(new Tooltip(zone.getText()));
        second.setVisible(when.twice());
        second.setManaged(second.isVisible());
    }
}
