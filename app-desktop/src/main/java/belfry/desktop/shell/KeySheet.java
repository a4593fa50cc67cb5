package belfry.desktop.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys that do something in the view one is in, made from the actions that are registered. */
final class KeySheet extends VBox {
    KeySheet(Area area, List<Action> actions) {
        setId("keys-sheet");
        getStyleClass().addAll("sheet-card", "keys-sheet");
        var title = new Label("Keys in " + area.title());
        title.getStyleClass().add("sheet-title");
        getChildren().addAll(title, columns(byScope(actions)));
    }

    private static Map<KeyScope, List<Action>> byScope(List<Action> actions) {
        var groups = new LinkedHashMap<KeyScope, List<Action>>();
        for (var action : actions) {
            var key = action.key();
            if (key != null) {
                groups.computeIfAbsent(key.scope(), _ -> new ArrayList<>()).add(action);
            }
        }
        return groups;
    }

    private static Node columns(Map<KeyScope, List<Action>> groups) {
        var row = new HBox(40);
        var left = new VBox(20);
        groups.forEach((scope, actions) -> {
            if (scope == KeyScope.EVERYWHERE) {
                row.getChildren().add(group(scope, actions));
            } else {
                left.getChildren().add(group(scope, actions));
            }
        });
        if (!left.getChildren().isEmpty()) {
            row.getChildren().addFirst(left);
        }
        return row;
    }

    private static Node group(KeyScope scope, List<Action> actions) {
        var heading = new Label(scope.title());
        heading.getStyleClass().add("keys-group");
        var grid = new GridPane(16, 6);
        for (var action : actions) {
            grid.addRow(grid.getRowCount(), cap(action), new Label(action.title()));
        }
        var box = new VBox(heading, grid);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static Node cap(Action action) {
        var key = action.key();
        var cap = new Label(key == null ? "" : key.display());
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        var box = new HBox(cap);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(112);
        return box;
    }
}
