package belfry.desktop.ui;

import belfry.core.post.DeliveryState;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** A delivery state as a small pill: icon and word on its tint. */
public final class StateBadge extends Label {
    public StateBadge(DeliveryState state) {
        getStyleClass().add("state-badge");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip());
        show(state);
    }

    /** Changes the state shown; cells reuse one badge. */
    public void show(DeliveryState state) {
        var look = StateLook.of(state);
        getStyleClass().removeIf(name -> name.startsWith("state-") && !name.equals("state-badge"));
        getStyleClass().add(look.styleClass());
        setText(look.word());
        setGraphic(Icons.of(look.icon(), "state-icon"));
        getTooltip().setText(look.meaning());
        setAccessibleText(look.word() + ": " + look.meaning());
    }
}
