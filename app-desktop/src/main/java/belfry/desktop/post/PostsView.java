package belfry.desktop.post;

import atlantafx.base.theme.Styles;
import belfry.core.wire.RepairAction;
import belfry.core.wire.StuckGroup;
import belfry.desktop.fx.Formats;
import belfry.desktop.server.ServerLink;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.LoadingPane;
import belfry.desktop.ui.ScreenHead;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is stuck above, every post below. */
final class PostsView extends BorderPane {
    private final PostsModel model;
    private final Steps steps;
    private final FilterLine filter;
    private final PostTable table;
    private final LoadingPane body;
    private final Label count = new Label();
    private final Label mistake = new Label();
    private final HBox stale = new HBox(8);

    /** What is opened from here. */
    record Steps(Runnable open, Consumer<StuckGroup> mend, Consumer<RepairAction> repairMarked, Runnable write,
            String mayNotRepair, String mayNotWrite, BiFunction<String, Integer, List<String>> completions) {}

    PostsView(PostsModel model, StuckModel stuck, ServerLink link, Steps steps) {
        this.model = model;
        this.steps = steps;
        body = new LoadingPane(8, model::load);
        filter = new FilterLine(steps.completions());
        table = new PostTable(model, link.formats(), link.clock(), steps.open());
        setId("posts");
        getStyleClass().add("screen");
        mistake.setId("posts-mistake");
        mistake.getStyleClass().addAll("field-error", "posts-mistake");
        mistake.textProperty().bind(model.mistakeProperty());
        mistake.managedProperty().bind(mistake.textProperty().isNotEmpty());
        mistake.visibleProperty().bind(mistake.managedProperty());
        layStale();
        setTop(new VBox(head(), mistake, stale));
        var whole = new VBox(new StuckPane(stuck, link.formats(), steps.mayNotRepair(), steps.mend()),
                new BulkBar(model.marks(), steps.mayNotRepair(), steps.repairMarked()), body);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(120);
        setCenter(whole);
        model.loadingProperty().subscribe(_ -> show());
        model.rows().addListener((ListChangeListener<PostRow>) _ -> show());
        model.moreProperty().subscribe(_ -> show());
    }

    private Node head() {
        count.setId("posts-count");
        var field = filter.field();
        field.setMinWidth(220);
        field.queryProperty().subscribe(words -> model.filterProperty().set(words));
        var order = new ComboBox<PostOrder>();
        order.setId("posts-order");
        order.getItems().setAll(PostOrder.values());
        order.valueProperty().bindBidirectional(model.orderProperty());
        order.setMinWidth(Region.USE_PREF_SIZE);
        return new ScreenHead("Posts", count, field, order, write("new-post-here"));
    }

    private ActionButton write(String id) {
        return new ActionButton(id, "New post", Icons.of(Feather.EDIT_3), new ReadOnlyStringWrapper(
                steps.mayNotWrite()), steps.write()).styled(Styles.ACCENT);
    }

    /** Rows that may be old stay; a line above says since when nothing new has come, and why. */
    private void layStale() {
        var words = new Label();
        words.textProperty().bind(model.staleProperty().concat(". What is shown may be old."));
        var again = new Hyperlink("Try again");
        again.setOnAction(_ -> model.load());
        stale.setId("posts-stale");
        stale.getStyleClass().addAll("stale-line", "severity-warning");
        stale.getChildren().setAll(Icons.of(Feather.WIFI_OFF, "severity-warning"), words, again);
        stale.managedProperty().bind(model.staleProperty().isNotEmpty());
        stale.visibleProperty().bind(stale.managedProperty());
    }

    private void show() {
        var rows = model.rows().size();
        count.setText(rows == 0 ? "" : Formats.count(rows, "row") + (model.moreProperty().get() ? ", more below" : ""));
        body.show(model.loadingProperty().get(), () -> rows == 0 ? empty() : table);
    }

    private Node empty() {
        if (model.filterProperty().get().isEmpty()) {
            return new EmptyState(Feather.SEND, "No post yet",
                    "What you write is listed here, with where it stands and why.", write("new-post-first"));
        }
        var all = new Button("Show all posts");
        all.setId("posts-unfilter");
        all.setOnAction(_ -> filter.field().clear());
        return new EmptyState(Feather.SEARCH, "No post fits", "Nothing is \"" + model.filterProperty().get() + "\".",
                all);
    }

    void focusFilter() {
        filter.field().requestFocus();
    }

    void filter(String words) {
        filter.field().setText(words);
        model.filterProperty().set(words);
    }

    PostTable table() {
        return table;
    }
}
