package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.StateLook;
import java.time.LocalTime;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
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
    private static final Insets INSIDE = new Insets(0, 6, 0, 8);
    private static final double WORDS_FROM = 112;
    private static final double MARKS_FROM = 84;
    private static final double TIME_FROM = 56;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");
    private static final PseudoClass FIXED = PseudoClass.getPseudoClass("fixed");

    private final Region face = new Region();
    private final FontIcon icon = Icons.of(Feather.CLOCK, "state-icon");
    private final Label time = new Label();
    private final ChipMarks marks = new ChipMarks(MARKS);
    private final FontIcon media = Icons.of(Feather.IMAGE, "chip-media");
    private final Label words = new Label();
    private @Nullable PostView post;
    private @Nullable StateLook look;

    Chip() {
        super(4);
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
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(face, icon, time, marks, media, words);
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

    /** In a narrow place the words go first, the time last. */
    private void fit() {
        var width = getWidth();
        var shown = post;
        show(words, width >= WORDS_FROM);
        show(marks, width >= MARKS_FROM && !marks.isEmpty());
        show(time, width >= TIME_FROM);
        show(media, width >= WORDS_FROM && shown != null
                && shown.parts().stream().anyMatch(part -> !part.media().isEmpty()));
    }

    private static void show(javafx.scene.Node node, boolean shown) {
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
