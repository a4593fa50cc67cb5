package belfry.desktop.ui;

import belfry.core.wire.LampState;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** How something stands, as a coloured dot with its word. */
public final class Lamp extends Label {
    public Lamp(LampState state) {
        getStyleClass().add("lamp");
        var dot = new Region();
        dot.getStyleClass().add("lamp-dot");
        setGraphic(dot);
        show(state);
    }

    public void show(LampState state) {
        getStyleClass().removeIf(name -> name.startsWith("lamp-"));
        getStyleClass().add(styleClass(state));
        setText(word(state));
    }

    /** Colours whatever carries it as a lamp in that state. */
    public static String styleClass(LampState state) {
        return switch (state) {
            case UP -> "lamp-up";
            case DEGRADED -> "lamp-degraded";
            case DOWN -> "lamp-down";
            case ABSENT -> "lamp-absent";
        };
    }

    public static String word(LampState state) {
        return switch (state) {
            case UP -> "Up";
            case DEGRADED -> "Impaired";
            case DOWN -> "Down";
            case ABSENT -> "Not in use";
        };
    }
}
