package belfry.desktop.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** A button that says on hover why it is not offered; a disabled button alone shows no tooltip. */
public final class ActionButton extends StackPane {
    private final Button button;

    /** @param whyNot empty while it can be pressed, else the reason */
    public ActionButton(String id, String text, Node graphic, ObservableValue<String> whyNot, Runnable run) {
        button = new Button(text, graphic);
        button.setId(id);
        button.setOnAction(_ -> run.run());
        getChildren().add(button);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var reason = new Tooltip();
        whyNot.subscribe(why -> {
            button.setDisable(!why.isEmpty());
            reason.setText(why);
            if (why.isEmpty()) {
                Tooltip.uninstall(this, reason);
            } else {
                Tooltip.install(this, reason);
            }
        });
    }

    public Button button() {
        return button;
    }

    /** Adds style classes to the button itself. */
    public ActionButton styled(String... styleClasses) {
        button.getStyleClass().addAll(styleClasses);
        return this;
    }
}
