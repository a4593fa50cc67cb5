package belfry.desktop.connect;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A label above a field, and the row of buttons below. */
final class Fields {
    private Fields() {}

    static Node of(String label, Node field) {
        var words = new Label(label);
        words.getStyleClass().add("form-label");
        words.setLabelFor(field);
        return new VBox(4, words, field);
    }

    static HBox buttons(Node... buttons) {
        var row = new HBox(8, buttons);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("sheet-buttons");
        return row;
    }
}
