package belfry.desktop.ui;

import belfry.core.post.DeliveryState;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** A delivery state as an icon in its colour, the word on hover; for chips and tight rows. */
public final class StateIcon extends FontIcon {
    public StateIcon(DeliveryState state) {
        getStyleClass().add("state-icon");
        var look = StateLook.of(state);
        getStyleClass().add(look.styleClass());
        setIconCode(look.icon());
        setAccessibleText(look.word());
        // A tooltip per chip would cost more than the chip: it is made when the pointer first comes.
        setOnMouseEntered(_ -> {
            Tooltip.install(this, new Tooltip(look.word() + " – " + look.meaning()));
            setOnMouseEntered(null);
        });
    }
}
