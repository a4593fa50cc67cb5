package belfry.desktop.calendar;

import belfry.core.wire.DeliveryView;
import belfry.core.wire.PostView;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.StateLook;
import java.time.LocalTime;
import java.util.List;
import javafx.css.PseudoClass;
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
 * lies in does, so that a chip may be given to another post or taken away in the middle of a drag.
 */
final class Chip extends HBox {
    static final double HEIGHT = 22;
    private static final int MARKS = 3;
    private static final double WORDS_FROM = 112;
    private static final double MARKS_FROM = 84;
    private static final double TIME_FROM = 56;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("hovered");
    private static final PseudoClass FIXED = PseudoClass.getPseudoClass("fixed");

    private final FontIcon icon = Icons.of(Feather.CLOCK, "state-icon");
    private final Label time = new Label();
    private final HBox marks = new HBox(-4);
    private final FontIcon media = Icons.of(Feather.IMAGE, "chip-media");
    private final Label words = new Label();
    private @Nullable PostView post;
    private @Nullable StateLook look;
    private List<String> marked = List.of();

    Chip() {
        getStyleClass().add("chip");
        setAlignment(Pos.CENTER_LEFT);
        tall(HEIGHT);
        setMinWidth(0);
        setMouseTransparent(true);
        time.getStyleClass().add("chip-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        marks.setAlignment(Pos.CENTER_LEFT);
        marks.setMinWidth(Region.USE_PREF_SIZE);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, time, marks, media, words);
        widthProperty().subscribe(this::fit);
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
        setId("chip-" + shown.id());
        state(StateLook.of(shown.state()));
        words.setText(shown.excerpt().isBlank() ? "(no text)" : oneLine(shown.excerpt()));
        networks(shown.deliveries());
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

    private void networks(List<DeliveryView> deliveries) {
        var networks = deliveries.stream().map(DeliveryView::network).distinct().toList();
        if (networks.equals(marked)) {
            return;
        }
        marked = networks;
        marks.getChildren().setAll(networks.stream().limit(MARKS).map(network -> new NetworkMark(network, "tiny"))
                .toList());
        if (networks.size() > MARKS) {
            var more = new Label(" +" + (networks.size() - MARKS));
            more.getStyleClass().add("caption");
            marks.getChildren().add(more);
        }
    }

    /** In a narrow place the words go first, the time last. */
    private void fit() {
        var width = getWidth();
        var shown = post;
        show(words, width >= WORDS_FROM);
        show(marks, width >= MARKS_FROM && !marks.getChildren().isEmpty());
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
        pseudoClassStateChanged(SELECTED, shown != null && selection.chosen(shown.id()));
        pseudoClassStateChanged(FOCUSED, shown != null && shown.id().equals(selection.focusedProperty().get()));
    }

    void hover(boolean hovered) {
        pseudoClassStateChanged(HOVERED, hovered);
    }

    /** It cannot be moved. */
    void fixed(boolean fixed) {
        pseudoClassStateChanged(FIXED, fixed);
    }

    boolean holds(double sceneX, double sceneY) {
        return isVisible() && getParent() != null && contains(sceneToLocal(sceneX, sceneY));
    }
}
