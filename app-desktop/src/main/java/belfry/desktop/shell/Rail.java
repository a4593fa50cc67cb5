package belfry.desktop.shell;

import belfry.desktop.ui.Icons;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** The areas at the left edge: icon and word, a badge where problems are open; at its top the workspace. */
final class Rail extends VBox {
    /** From the middle of an icon to its badge. */
    private static final double BESIDE = 8;

    private final Navigator navigator;
    private final Badges badges;
    private final ToggleGroup group = new ToggleGroup();

    Rail(Navigator navigator, Badges badges, ReadOnlyStringProperty workspace, Runnable switchWorkspace) {
        this.navigator = navigator;
        this.badges = badges;
        setId("rail");
        getStyleClass().add("rail");
        getChildren().add(workspaceSwitch(workspace, switchWorkspace));
        navigator.currentProperty().subscribe(place -> choose(place.area()));
    }

    private static Node workspaceSwitch(ReadOnlyStringProperty workspace, Runnable switchWorkspace) {
        var mark = new Label();
        mark.getStyleClass().add("workspace-mark");
        var button = new Button("", mark);
        button.setId("workspace-switch");
        button.getStyleClass().setAll("workspace-switch");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setTextAlignment(TextAlignment.CENTER);
        button.setFocusTraversable(false);
        var tooltip = new Tooltip();
        button.setTooltip(tooltip);
        workspace.subscribe(name -> {
            mark.setText(name.isEmpty()
                    ? "B"
                    : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(
                            Locale.ROOT));
            button.setText(name);
            tooltip.setText((name.isEmpty() ? "No workspace" : name) + " – switch workspace or server");
        });
        button.setOnAction(_ -> switchWorkspace.run());
        VBox.setMargin(button, new Insets(0, 0, 8, 0));
        return button;
    }

    /** Draws the areas that have a screen: what is published, what keeps it running, settings at the foot. */
    void show(List<Area> areas) {
        getChildren().remove(1, getChildren().size());
        areas.stream().filter(area -> !area.operations() && area != Area.SETTINGS).forEach(this::add);
        if (areas.stream().anyMatch(Area::operations)) {
            var line = new Region();
            line.getStyleClass().add("rail-line");
            VBox.setMargin(line, new Insets(6, 8, 6, 8));
            getChildren().add(line);
        }
        areas.stream().filter(Area::operations).forEach(this::add);
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().add(gap);
        areas.stream().filter(area -> area == Area.SETTINGS).forEach(this::add);
        choose(navigator.current().area());
    }

    private void add(Area area) {
        var item = new ToggleButton(area.title(), Icons.of(area.icon()));
        item.setId("rail-" + area.name().toLowerCase(Locale.ROOT));
        item.getStyleClass().setAll("rail-item");
        item.setContentDisplay(ContentDisplay.TOP);
        item.setMaxWidth(Double.MAX_VALUE);
        item.setToggleGroup(group);
        item.setUserData(area);
        item.setFocusTraversable(false);
        item.setTooltip(new Tooltip(area.title() + "   " + area.key().display()));
        item.setOnAction(_ -> {
            item.setSelected(true);
            navigator.go(area);
        });
        getChildren().add(new StackPane(item, badge(area)));
    }

    private Node badge(Area area) {
        var badge = new Label();
        badge.setId("badge-" + area.name().toLowerCase(Locale.ROOT));
        badge.getStyleClass().add("rail-badge");
        badge.setMouseTransparent(true);
        // Grows away from the icon, however many figures it has.
        StackPane.setAlignment(badge, Pos.TOP_CENTER);
        StackPane.setMargin(badge, new Insets(3, 0, 0, 0));
        badge.translateXProperty().bind(badge.widthProperty().divide(2).add(BESIDE));
        badges.of(area).subscribe(count -> {
            badge.setVisible(count.intValue() > 0);
            badge.setText(count.intValue() > 99 ? "99+" : count.toString());
        });
        return badge;
    }

    private void choose(Area area) {
        group.getToggles().stream().filter(item -> item.getUserData() == area).forEach(group::selectToggle);
    }

    /** Icons only, when the window is narrow. */
    void collapse(boolean narrow) {
        getStyleClass().remove("collapsed");
        if (narrow) {
            getStyleClass().add("collapsed");
        }
    }
}
