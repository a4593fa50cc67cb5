package belfry.desktop.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/** What stands where there is nothing yet: why, and what to do first. */
public final class EmptyState extends VBox {
    public EmptyState(Ikon icon, String title, String text, Node... buttons) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        var words = new Label(text);
        words.getStyleClass().add("empty-text");
        Prose.wrap(words);
        getChildren().addAll(Icons.of(icon, "empty-icon"), heading, words);
        if (buttons.length > 0) {
            var row = new HBox(8, buttons);
            row.setAlignment(Pos.CENTER);
            row.getStyleClass().add("empty-buttons");
            getChildren().add(row);
        }
    }
}
