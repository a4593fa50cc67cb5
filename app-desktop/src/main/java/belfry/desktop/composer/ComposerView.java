package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.core.wire.CountView;
import belfry.core.wire.FindingView;
import belfry.core.wire.PostMode;
import belfry.desktop.ui.Icons;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The sheet one writes in: channels above, words at the left, findings and preview at the right, time and ways to send below. */
final class ComposerView extends VBox implements Mends.Desk {
    /** On a high screen more height would only be empty. */
    private static final double TALLEST = 880;

    private final Bench bench;
    private final Steps steps;
    private final PartList parts;
    private final OptionsPane options;
    private final PreviewPane preview;
    private final VariantTabs variants;
    private final Aside aside;
    private final SendBar sending;
    private final HBox writing = new HBox(20);
    private final StackPane middle = new StackPane(writing);

    /** What the composer asks of the window around it. */
    record Steps(Consumer<PostMode> send, Runnable close, Runnable discard, Consumer<PostMode> later,
            Consumer<LocalDraft> other, Runnable fresh, Runnable connect, Consumer<UUID> channel) {}

    /** @param bench makes the tools of the pieces, given this window for the mends */
    ComposerView(java.util.function.Function<Mends.Desk, Bench> bench, Steps steps, Kept kept) {
        this.bench = bench.apply(this);
        this.steps = steps;
        setId("composer");
        getStyleClass().addAll("sheet-card", "composer");
        setMaxSize(1240, TALLEST);
        var model = this.bench.model();
        parts = new PartList(this.bench);
        options = new OptionsPane(model.writing());
        preview = new PreviewPane(this.bench);
        aside = new Aside(this.bench, preview, steps.later());
        sending = new SendBar(model, this::tried, steps.discard());
        variants = new VariantTabs(model.writing(), this::shown);
        lay(kept);
        model.conflictProperty().subscribe(this::drawConflict);
        model.busyProperty().subscribe(sending::refresh);
        model.when().words().subscribe(this::changed);
        model.checks().findings().addListener((ListChangeListener<FindingView>) _ -> sending.refresh());
        model.checks().counts().addListener((ListChangeListener<CountView>) _ -> changed());
    }

    private void lay(Kept kept) {
        var model = bench.model();
        var text = new VBox(12, parts, options);
        text.getStyleClass().add("composer-left");
        text.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(parts, Priority.ALWAYS);
        var left = new ScrollPane(text);
        left.setFitToWidth(true);
        left.setFitToHeight(true);
        left.getStyleClass().add("drawer-scroll");
        HBox.setHgrow(left, Priority.ALWAYS);
        var right = new ScrollPane(aside);
        right.setFitToWidth(true);
        right.getStyleClass().addAll("drawer-scroll", "composer-right");
        writing.getChildren().setAll(left, right);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        getChildren().addAll(head(kept), new ChannelPicker(model.writing(), steps.connect()), variants, middle,
                new VBox(12, new WhenBar(model.when(), bench.formats()), sending));
    }

    private Node head(Kept kept) {
        var title = new Label(bench.model().editing() ? "Edit post" : "New post");
        title.getStyleClass().add("sheet-title");
        var row = new HBox(12, title);
        row.setAlignment(Pos.CENTER_LEFT);
        kept.since().ifPresent(at -> {
            var tag = new Label("Kept from " + bench.formats().moment(at));
            tag.setId("kept");
            tag.getStyleClass().add("tag");
            row.getChildren().add(tag);
            if (!bench.model().editing()) {
                var fresh = button("composer-fresh", "Write another", steps.fresh());
                row.getChildren().add(fresh);
            }
        });
        if (!kept.others().isEmpty()) {
            row.getChildren().add(others(kept.others()));
        }
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = new Button("", Icons.of(Feather.X));
        close.setId("composer-close");
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setTooltip(new Tooltip("Close; what is written is kept (Esc)"));
        close.setAccessibleText("Close");
        close.setOnAction(_ -> steps.close().run());
        row.getChildren().addAll(gap, close);
        return row;
    }

    private static Button button(String id, String words, Runnable run) {
        var button = new Button(words);
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> run.run());
        return button;
    }

    /** Other posts that were begun and not sent. */
    private Node others(List<LocalDraft> others) {
        var menu = new MenuButton(others.size() == 1 ? "1 other begun" : others.size() + " others begun");
        menu.setId("composer-others");
        menu.getStyleClass().addAll(Styles.SMALL);
        others.forEach(draft -> {
            var item = new MenuItem(Kept.shortWords(draft) + "  ·  " + bench.formats().moment(draft.savedAt()));
            item.setOnAction(_ -> steps.other().accept(draft));
            menu.getItems().add(item);
        });
        return menu;
    }

    private void shown(@Nullable UUID channel) {
        parts.show(channel);
        options.show(channel);
        preview.show(channel);
        sending.refresh();
    }

    private void changed() {
        preview.changed();
        sending.refresh();
    }

    private void tried(PostMode mode) {
        aside.tried(mode);
        steps.send().accept(mode);
    }

    private void drawConflict() {
        var theirs = bench.model().conflictProperty().get();
        var problem = bench.model().refusalProperty().get();
        middle.getChildren().setAll(theirs == null || problem == null
                ? writing
                : new ConflictCard(problem, theirs, bench));
    }

    @Override
    public void show(@Nullable UUID channel) {
        variants.choose(channel);
    }

    @Override
    public void focus(int part, int medium) {
        parts.focus(part, medium);
    }

    @Override
    public void send(PostMode mode) {
        sending.send(mode);
    }

    @Override
    public void openChannel(UUID channel) {
        steps.channel().accept(channel);
    }

    void addPart() {
        parts.add();
    }

    void addMedia() {
        parts.choose();
    }

    void ready() {
        parts.focus(0, FieldRef.NONE);
    }
}
