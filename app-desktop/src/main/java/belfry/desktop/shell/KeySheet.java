package belfry.desktop.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys that do something in the view one is in, made from the actions that are registered. */
final class KeySheet extends VBox {
    private static final Set<KeyScope> SHARED = EnumSet.of(KeyScope.EVERYWHERE, KeyScope.LIST, KeyScope.COMPOSER);

    KeySheet(Area area, List<Action> actions) {
        setId("keys-sheet");
        getStyleClass().addAll("sheet-card", "keys-sheet");
        var title = new Label("Keys in " + area.title());
        title.getStyleClass().add("sheet-title");
        var scroll = new ScrollPane(columns(byScope(actions)));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("keys-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
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
        var own = new VBox(20);
        var shared = new VBox(20);
        groups.forEach((scope, actions) -> (SHARED.contains(scope) ? shared : own).getChildren()
                .add(group(scope, actions)));
        var row = new HBox(24, own, shared);
        row.getChildren().removeIf(column -> ((VBox) column).getChildren().isEmpty());
        return row;
    }

    private static Node group(KeyScope scope, List<Action> actions) {
        var heading = new Label(scope.title());
        heading.getStyleClass().add("keys-group");
        var grid = new GridPane(12, 6);
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
        box.setMinWidth(96);
        return box;
    }
}
