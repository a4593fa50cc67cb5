package belfry.desktop.post;

import atlantafx.base.theme.Styles;
import belfry.core.post.DeliveryState;
import belfry.core.repair.Repairs;
import belfry.core.wire.RepairAction;
import belfry.core.wire.StuckGroup;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.Icons;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is stuck, by cause: how many, why, since when, and the one step that helps most. */
final class StuckPane extends VBox {
    private static final int SHOWN = 3;

    private final StuckModel model;
    private final Formats formats;
    private final String mayNot;
    private final Consumer<StuckGroup> mend;
    private boolean whole;

    StuckPane(StuckModel model, Formats formats, String mayNot, Consumer<StuckGroup> mend) {
        this.model = model;
        this.formats = formats;
        this.mayNot = mayNot;
        this.mend = mend;
        setId("stuck");
        getStyleClass().add("stuck");
        model.groups().addListener((ListChangeListener<StuckGroup>) _ -> draw());
        model.loadedProperty().subscribe(_ -> draw());
    }

    private void draw() {
        var groups = model.groups();
        setVisible(model.loadedProperty().get());
        setManaged(isVisible());
        getChildren().clear();
        if (groups.isEmpty()) {
            var fine = new Label("Nothing is stuck", Icons.of(Feather.CHECK_CIRCLE, "state-icon"));
            fine.getStyleClass().addAll("state-published", "stuck-none");
            getChildren().setAll(fine);
            return;
        }
        var head = new Label(Formats.count(model.posts(), "post") + (groups.size() == 1
                ? " stuck"
                : " stuck, by " + groups.size() + " causes"));
        head.setId("stuck-head");
        head.getStyleClass().add("heading");
        getChildren().add(head);
        groups.stream().limit(whole ? groups.size() : SHOWN).map(this::row).forEach(getChildren()::add);
        if (groups.size() > SHOWN) {
            var more = new Hyperlink(whole
                    ? "Show the largest only"
                    : "+" + Formats.count(groups.size() - SHOWN, "more cause"));
            more.setId("stuck-more");
            more.setOnAction(_ -> {
                whole = !whole;
                draw();
            });
            getChildren().add(more);
        }
    }

    private Node row(StuckGroup group) {
        var count = new Label(String.valueOf(group.deliveryIds().size()));
        count.getStyleClass().add("stuck-count");
        var cause = new Label(cause(group));
        cause.getStyleClass().add("medium");
        cause.setTooltip(new Tooltip(cause.getText()));
        var detail = new Label("since %s  ·  %s".formatted(formats.within(group.since()),
                String.join("  ·  ", group.remedy())));
        detail.getStyleClass().add("caption");
        detail.setTooltip(new Tooltip(String.join("\n", group.remedy())));
        var words = new VBox(2, cause, detail);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var best = new ActionButton("stuck-mend-" + group.code(), RepairWords.verb(group.best()) + " …",
                Icons.of(RepairWords.icon(group.best())), new ReadOnlyStringWrapper(mayNot), () -> mend.accept(group));
        best.setMinWidth(Region.USE_PREF_SIZE);
        best.button().setTooltip(new Tooltip("Previews what it does; nothing changes before you say so"));
        best.styled(Styles.SMALL);
        var row = new HBox(12, count, words, best);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("stuck-row", style(group));
        return row;
    }

    /** {@code nobody polls publish-telegram}: it reads on after the count. */
    private String cause(StuckGroup group) {
        return Times.inWords(group.cause(), formats);
    }

    /** The colour of the state that its posts stand in. */
    static String style(StuckGroup group) {
        return switch (group.code()) {
            case "unconfirmed" -> "state-unconfirmed";
            case "missed", "post-missed" -> "state-missed";
            case "held", "channel-cannot-publish" -> "state-held";
            default -> "state-failed";
        };
    }

    /** Everything that may be chosen for a group in its preview, the best first. */
    static List<RepairAction> offered(StuckGroup group) {
        var state = Stream.of(DeliveryState.UNCONFIRMED, DeliveryState.MISSED, DeliveryState.HELD, DeliveryState.FAILED,
                DeliveryState.QUEUED).filter(candidate -> Repairs.allowed(candidate).getFirst() == group.best())
                .findFirst().orElse(DeliveryState.FAILED);
        return Stream.concat(Stream.of(group.best()), Repairs.allowed(state).stream()).distinct().toList();
    }
}
