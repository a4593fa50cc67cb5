package belfry.desktop.ui;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names and values below each other, for the Facts of a drawer. */
public final class FactSheet extends GridPane {
    public FactSheet() {
        getStyleClass().add("fact-sheet");
        var names = new ColumnConstraints(96, 112, 140);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
    }

    /** Adds a line; empty values are left out. */
    public FactSheet fact(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        var text = new Label(value);
        Prose.wrap(text);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return fact(name, text);
    }

    public FactSheet fact(String name, Node value) {
        var label = new Label(name);
        label.getStyleClass().add("fact-name");
        GridPane.setValignment(label, VPos.TOP);
        addRow(getRowCount(), label, value);
        return this;
    }

    /** Adds something over the entire width: a problem card, buttons. */
    public FactSheet wide(Node node) {
        add(node, 0, getRowCount(), 2, 1);
        return this;
    }

    /** This sheet, scrolling when the drawer is too low for it. */
    public ScrollPane scrolling() {
        var scroll = new ScrollPane(this);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("drawer-scroll");
        return scroll;
    }
}
