package belfry.desktop.post;

import atlantafx.base.theme.Styles;
import belfry.core.wire.RepairAction;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.Icons;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What can be done with the rows that are marked; there only while some are. */
final class BulkBar extends HBox {
    private final Marks marks;
    private final String mayNot;
    private final Consumer<RepairAction> repair;

    BulkBar(Marks marks, String mayNot, Consumer<RepairAction> repair) {
        super(8);
        this.marks = marks;
        this.mayNot = mayNot;
        this.repair = repair;
        setId("bulk");
        getStyleClass().add("bulk-bar");
        setAlignment(Pos.CENTER_LEFT);
        marks.versionProperty().subscribe(_ -> draw());
    }

    private void draw() {
        setVisible(!marks.isEmpty());
        setManaged(isVisible());
        getChildren().clear();
        if (marks.isEmpty()) {
            return;
        }
        var count = new Label(Formats.count(marks.size(), "post") + " marked");
        count.setId("bulk-count");
        count.getStyleClass().add("medium");
        count.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(count);
        var states = marks.rows().stream().map(PostRow::state).distinct().toList();
        for (var action : RepairAction.values()) {
            var why = mayNot.isEmpty() ? RepairWords.whyNot(action, states) : mayNot;
            if (action == RepairAction.RETRY_UNCONFIRMED && !why.isEmpty()) {
                continue;
            }
            getChildren().add(new ActionButton("bulk-" + action.name().toLowerCase(Locale.ROOT),
                    RepairWords.verb(action), Icons.of(RepairWords.icon(action)), new ReadOnlyStringWrapper(why),
                    () -> repair.accept(action)).styled(Styles.SMALL));
        }
        var clear = new Button("Clear");
        clear.setId("bulk-clear");
        clear.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        clear.setOnAction(_ -> marks.clear());
        getChildren().add(clear);
    }
}
