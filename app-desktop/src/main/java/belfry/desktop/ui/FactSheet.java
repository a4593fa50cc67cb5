package belfry.desktop.ui;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Names and values below each other, for the Facts of a drawer. */
public final class FactSheet extends VBox {
    private static final double NAMES = 112;

    /** The rows since the last wide node: a grid is a poor judge of the height of what spans its columns. */
    private @Nullable GridPane rows;

    public FactSheet() {
        getStyleClass().add("fact-sheet");
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
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        var grid = rows;
        if (grid == null) {
            grid = grid();
            rows = grid;
            getChildren().add(grid);
        }
        grid.addRow(grid.getRowCount(), label, value);
        return this;
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("fact-rows");
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(NAMES), values);
        return grid;
    }

    /** Adds something over the entire width: a problem card, buttons. */
    public FactSheet wide(Node node) {
        rows = null;
        getChildren().add(node);
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
