package belfry.desktop.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The upper line of a screen: its name, what there is to say about it, and at the right what to do there. */
public final class ScreenHead extends HBox {
    public ScreenHead(String name, Label said, Node... right) {
        var title = new Label(name);
        title.getStyleClass().add("screen-title");
        said.getStyleClass().add("muted");
        said.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getStyleClass().add("screen-head");
        getChildren().addAll(title, said, gap);
        getChildren().addAll(right);
    }
}
