package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import java.time.LocalTime;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** What goes with the pointer in a drag: the post that is held, and below it what a drop here would do. */
final class InHand extends VBox {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double WIDTH = 168;
    private static final double RIGHT = 14;
    private static final double BELOW = 12;
    private static final double EDGE = 4;

    private final ChipPictures pictures;
    private final Label words = new Label();

    InHand(ChipPictures pictures) {
        super(4);
        this.pictures = pictures;
        words.getStyleClass().add("drag-ghost");
        words.setId("drag-ghost");
        setMouseTransparent(true);
        drop();
    }

    /** A chip of its own: the one that was grabbed may be given to another post in the middle of the drag. */
    void take(PostView post, LocalTime due) {
        var chip = new Chip(pictures);
        chip.getStyleClass().add("in-hand");
        chip.setMinWidth(WIDTH);
        chip.setMaxWidth(WIDTH);
        chip.show(post, due);
        getChildren().setAll(chip, words);
    }

    void say(String said, boolean refused) {
        if (!said.equals(words.getText())) {
            words.setVisible(true);
            words.setText(said);
            words.pseudoClassStateChanged(REFUSED, refused);
            applyCss();
            autosize();
        }
    }

    /** Stands beside the pointer, within the pane that it lies in. */
    void follow(Pane over, Point2D pointer) {
        relocate(within(pointer.getX() + RIGHT, over.getWidth() - getWidth()),
                within(pointer.getY() + BELOW, over.getHeight() - getHeight()));
    }

    private static double within(double wanted, double room) {
        return Math.clamp(wanted, EDGE, Math.max(EDGE, room - EDGE));
    }

    void drop() {
        words.setVisible(false);
        words.setText("");
        getChildren().setAll(words);
    }
}
