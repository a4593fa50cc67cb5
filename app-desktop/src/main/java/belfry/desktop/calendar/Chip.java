package belfry.desktop.calendar;

import belfry.core.wire.DeliveryView;
import belfry.core.wire.PostView;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.StateIcon;
import belfry.desktop.ui.StateLook;
import java.time.LocalTime;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A post in a cell of the calendar: state at the left edge, time, networks, first words. */
final class Chip extends HBox {
    static final double HEIGHT = 22;
    private static final int MARKS = 3;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final PostView post;

    Chip(PostView post, LocalTime time) {
        this.post = post;
        var look = StateLook.of(post.state());
        setId("chip-" + post.id());
        getStyleClass().addAll("chip", look.styleClass());
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        var at = new Label(time.withSecond(0).withNano(0).toString());
        at.getStyleClass().add("chip-time");
        at.setMinWidth(Region.USE_PREF_SIZE);
        var words = new Label(post.excerpt().isBlank() ? "(no text)" : post.excerpt().replace('\n', ' '));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new StateIcon(post.state()), at);
        networks(post.deliveries());
        getChildren().add(words);
        setAccessibleText("%s %s, %s".formatted(at.getText(), post.excerpt(), look.word()));
    }

    private void networks(List<DeliveryView> deliveries) {
        var networks = deliveries.stream().map(DeliveryView::network).distinct().toList();
        networks.stream().limit(MARKS).forEach(network -> getChildren().add(new NetworkMark(network, "tiny")));
        if (networks.size() > MARKS) {
            var more = new Label("+" + (networks.size() - MARKS));
            more.getStyleClass().add("caption");
            getChildren().add(more);
        }
    }

    PostView post() {
        return post;
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }
}
