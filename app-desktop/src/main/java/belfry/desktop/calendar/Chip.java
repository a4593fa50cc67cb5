package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.StateLook;
import java.time.LocalTime;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A post in the calendar: state at the left edge, time, networks, first words. It takes no mouse events: the grid it
 * lies in does, so that a chip may be given to another post or taken away in the middle of a drag. Its id and what
 * the pointer and the selection do to it stand on its face, which has no children: a change there styles one node anew
 * instead of ten, which is most of what a change of month costs.
 */
final class Chip extends HBox {
    static final double HEIGHT = 22;
    private static final int MARKS = 3;
    private static final double GAP = 3;
    private static final Insets INSIDE = new Insets(0, 4, 0, 7);
    private static final double ICON = 12;
    private static final double TIME = 32;
    private static final double PICTURE = 16;
    /** Fewer words than that say nothing. */
    private static final double A_WORD = 24;
    /** A picture must leave so much for the words. */
    private static final double WORDS = 60;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");
    private static final PseudoClass FIXED = PseudoClass.getPseudoClass("fixed");

    private final Region face = new Region();
    private final FontIcon icon = Icons.of(Feather.CLOCK, "state-icon");
    private final Label time = new Label();
    private final ChipMarks marks = new ChipMarks(MARKS);
    private final ChipPicture media;
    private final Label words = new Label();
    private @Nullable PostView post;
    private @Nullable StateLook look;

    Chip(ChipPictures pictures) {
        super(GAP);
        media = new ChipPicture(pictures, PICTURE);
        media.getStyleClass().add("chip-picture");
        getStyleClass().add("chip-row");
        face.getStyleClass().add("chip");
        face.setManaged(false);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(INSIDE);
        tall(HEIGHT);
        setMinWidth(0);
        setMouseTransparent(true);
        time.getStyleClass().add("chip-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        words.getStyleClass().add("chip-words");
        // Dots would take the place of two letters.
        words.setTextOverrun(OverrunStyle.CLIP);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(face, icon, time, marks, words, media);
        widthProperty().subscribe(this::fit);
        visibleProperty().subscribe(face::setVisible);
    }

    @Override
    protected void layoutChildren() {
        face.resizeRelocate(0, 0, getWidth(), getHeight());
        super.layoutChildren();
    }

    void tall(double height) {
        setMinHeight(height);
        setMaxHeight(height);
    }

    /** Becomes the chip of this post. */
    void show(PostView shown, LocalTime due) {
        var clock = MovePlanner.time(due);
        if (!clock.equals(time.getText())) {
            time.setText(clock);
        }
        if (shown.equals(post)) {
            return;
        }
        post = shown;
        face.setId("chip-" + shown.id());
        state(StateLook.of(shown.state()));
        words.setText(shown.excerpt().isBlank() ? "(no text)" : oneLine(shown.excerpt()));
        marks.show(shown.deliveries());
        media.of(shown);
        fit();
        setAccessibleText("%s %s, %s".formatted(clock, shown.excerpt(), StateLook.of(shown.state()).word()));
    }

    private static String oneLine(String text) {
        return (text.length() > 120 ? text.substring(0, 120) : text).replace('\n', ' ');
    }

    private void state(StateLook fresh) {
        var old = look;
        if (fresh.equals(old)) {
            return;
        }
        if (old != null) {
            getStyleClass().remove(old.styleClass());
        }
        getStyleClass().add(fresh.styleClass());
        icon.setIconCode(fresh.icon());
        look = fresh;
    }

    /** In a narrow place the picture goes first, then the words, the time last. */
    private void fit() {
        var room = getWidth() - INSIDE.getLeft() - INSIDE.getRight() - ICON;
        room = takes(time, TIME, room);
        room = takes(marks, marks.isEmpty() ? Double.MAX_VALUE : marks.width(), room);
        var pictured = !media.isEmpty() && room >= GAP + PICTURE + GAP + WORDS;
        show(media, pictured);
        takes(words, A_WORD, pictured ? room - GAP - PICTURE : room);
    }

    /** Shows the node where there is room for it; answers what is left beside it. */
    private static double takes(Node node, double width, double room) {
        var fits = room >= GAP + width;
        show(node, fits);
        return fits ? room - GAP - width : room;
    }

    /** Stands back, as what is past does; what is there to be read keeps its contrast. */
    void dim(Dim dim) {
        face.setOpacity(dim.face());
        words.setOpacity(dim.words());
        media.setOpacity(dim.words());
    }

    /** How far a chip stands back: its tint more than its words. */
    enum Dim {
        NONE(1, 1), PAST(0.8, 0.9), OTHER_MONTH(0.45, 0.76);

        private final double face;
        private final double words;

        Dim(double face, double words) {
            this.face = face;
            this.words = words;
        }

        double face() {
            return face;
        }

        double words() {
            return words;
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @Nullable
    PostView post() {
        return post;
    }

    /** Shows how the post stands to what is selected. */
    void mark(SelectionModel selection) {
        var shown = post;
        face.pseudoClassStateChanged(SELECTED, shown != null && selection.chosen(shown.id()));
        face.pseudoClassStateChanged(FOCUSED, shown != null && shown.id().equals(selection.focusedProperty().get()));
    }

    void hover(boolean hovered) {
        face.pseudoClassStateChanged(HOVERED, hovered);
    }

    /** It cannot be moved. */
    void fixed(boolean fixed) {
        face.pseudoClassStateChanged(FIXED, fixed);
    }

    boolean holds(double sceneX, double sceneY) {
        return isVisible() && getParent() != null && contains(sceneToLocal(sceneX, sceneY));
    }
}
