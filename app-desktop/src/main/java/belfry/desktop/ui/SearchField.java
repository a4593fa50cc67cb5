package belfry.desktop.ui;

import atlantafx.base.controls.CustomTextField;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** A filter line: its words count when typing pauses; Esc empties it first and leaves it second. */
public final class SearchField extends CustomTextField {
    private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
    private final PauseTransition pause = new PauseTransition(Duration.millis(120));

    public SearchField(String prompt) {
        getStyleClass().add("search-field");
        setPromptText(prompt);
        setLeft(Icons.of(Feather.SEARCH, "muted-icon"));
        pause.setOnFinished(_ -> query.set(getText().strip()));
        textProperty().subscribe(text -> {
            setRight(text.isEmpty() ? null : clearIcon());
            pause.playFromStart();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Node clearIcon() {
        var icon = Icons.of(Feather.X, "muted-icon");
        icon.setCursor(Cursor.HAND);
        icon.setOnMouseClicked(_ -> clear());
        return icon;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
            clear();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            pause.stop();
            query.set(getText().strip());
        }
    }

    /** The words to search by, without surrounding space. */
    public ReadOnlyStringProperty queryProperty() {
        return query.getReadOnlyProperty();
    }
}
