package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ChannelView;
import belfry.core.wire.CountView;
import belfry.core.wire.MediaView;
import belfry.core.wire.PostMode;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.ProblemCard;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The sheet one writes in: channels above, text at the left, counters and findings at the right, the ways to send below. */
final class ComposerView extends VBox {
    private final ComposerModel model;
    private final Formats formats;
    private final Steps steps;
    private final FlowPane channels = new FlowPane(8, 8);
    private final HBox variants = new HBox(2);
    private final ToggleGroup variantGroup = new ToggleGroup();
    private final VBox parts = new VBox(12);
    private final VBox aside = new VBox(12);
    private final FlowPane counters = new FlowPane(8, 6);
    private final VBox findings = new VBox(8);
    private final Label meaning = new Label();
    private final Map<PostMode, Button> ways = new EnumMap<>(PostMode.class);
    private @Nullable UUID variant;
    private @Nullable PartEditor first;

    /** What the composer can do. */
    record Steps(Consumer<PostMode> send, Runnable close, BiConsumer<Path, Consumer<MediaView>> upload,
            Runnable discard) {}

    ComposerView(ComposerModel model, Formats formats, Steps steps, boolean restored) {
        this.model = model;
        this.formats = formats;
        this.steps = steps;
        setId("composer");
        getStyleClass().addAll("sheet-card", "composer");
        setMaxSize(1080, Double.MAX_VALUE);
        var writing = new ScrollPane(new VBox(12, parts));
        writing.setFitToWidth(true);
        writing.getStyleClass().add("drawer-scroll");
        HBox.setHgrow(writing, Priority.ALWAYS);
        aside.getStyleClass().add("composer-aside");
        aside.getChildren().setAll(counters, findings);
        var middle = new HBox(20, writing, aside);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head(restored), channels, variants, middle, foot());
        model.channels().addListener((ListChangeListener<ChannelView>) _ -> drawChannels());
        model.chosen().addListener((SetChangeListener<UUID>) _ -> drawVariants());
        model.findings().addListener((ListChangeListener<Object>) _ -> drawAside());
        model.counts().addListener((ListChangeListener<Object>) _ -> drawAside());
        model.refusalProperty().subscribe(this::drawAside);
        model.whenProperty().subscribe(this::refreshWays);
        model.busyProperty().subscribe(this::refreshWays);
        drawVariants();
    }

    private Node head(boolean restored) {
        var title = new Label(model.editing() ? "Edit post" : "New post");
        title.getStyleClass().add("sheet-title");
        var kept = new Label("Kept from before");
        kept.getStyleClass().add("tag");
        kept.setVisible(restored);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var when = new TextField();
        when.setId("composer-when");
        when.setPromptText("tomorrow 9am, fri 18:00, 25 Nov 14:32");
        when.setPrefColumnCount(18);
        when.textProperty().bindBidirectional(model.whenProperty());
        meaning.getStyleClass().add("caption");
        meaning.setMinWidth(150);
        var close = new Button("", Icons.of(Feather.X));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setTooltip(new Tooltip("Close; what is written is kept (Esc)"));
        close.setAccessibleText("Close");
        close.setOnAction(_ -> steps.close().run());
        var row = new HBox(12, title, kept, gap, Icons.of(Feather.CLOCK, "muted-icon"), when, meaning, close);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void drawChannels() {
        channels.getChildren().clear();
        for (var channel : model.channels()) {
            var toggle = new ToggleButton(channel.name(), new NetworkMark(channel.network(), "small"));
            toggle.setId("to-" + channel.id());
            toggle.getStyleClass().add("channel-toggle");
            toggle.setSelected(model.chosen().contains(channel.id()));
            toggle.setDisable(channel.disabled());
            toggle.setTooltip(new Tooltip(channel.network() + " " + channel.handle()));
            toggle.setOnAction(_ -> {
                if (toggle.isSelected()) {
                    model.chosen().add(channel.id());
                } else {
                    model.chosen().remove(channel.id());
                }
            });
            channels.getChildren().add(toggle);
        }
        drawVariants();
    }

    /** All, and a tab for each chosen channel; a star on those that say something of their own. */
    private void drawVariants() {
        variants.getChildren().setAll(tab("All", null));
        for (var channel : model.channels()) {
            if (model.chosen().contains(channel.id())) {
                variants.getChildren().add(tab(channel.name() + (model.own(channel.id()).isPresent() ? " *" : ""),
                        channel.id()));
            }
        }
        var gone = variant != null && !model.chosen().contains(variant);
        show(gone ? null : variant);
        variants.setVisible(model.chosen().size() > 1);
        variants.setManaged(variants.isVisible());
        refreshWays();
    }

    private ToggleButton tab(String title, @Nullable UUID channel) {
        var tab = new ToggleButton(title);
        tab.getStyleClass().addAll(Styles.SMALL, "variant-tab");
        tab.setToggleGroup(variantGroup);
        tab.setSelected(java.util.Objects.equals(channel, variant));
        tab.setOnAction(_ -> {
            tab.setSelected(true);
            show(channel);
        });
        return tab;
    }

    private void show(@Nullable UUID channel) {
        variant = channel;
        var own = channel == null ? model.common() : model.own(channel).orElse(null);
        parts.getChildren().clear();
        if (own == null && channel != null) {
            var note = new Label("It says what all say.");
            note.getStyleClass().add("muted");
            var differ = new Button("Write something of its own", Icons.of(Feather.EDIT_3));
            differ.setId("composer-differ");
            differ.setOnAction(_ -> {
                model.differ(channel);
                drawVariants();
            });
            parts.getChildren().addAll(note, differ);
            return;
        }
        drawParts(own == null ? model.common() : own, channel);
    }

    private void drawParts(ObservableList<PartModel> list, @Nullable UUID channel) {
        for (var i = 0; i < list.size(); i++) {
            var part = list.get(i);
            var editor = new PartEditor(part, i, list.size() > 1, () -> {
                model.removePart(list, part);
                show(channel);
            }, steps.upload());
            first = i == 0 ? editor : first;
            part.textProperty().addListener((_, _, _) -> refreshWays());
            parts.getChildren().add(editor);
        }
        var add = new Button("Add to thread", Icons.of(Feather.PLUS));
        add.setId("composer-add-part");
        add.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        add.setOnAction(_ -> {
            model.addPart(list);
            show(channel);
        });
        var row = new HBox(8, add);
        if (channel != null) {
            var agree = new Button("Say what all say", Icons.of(Feather.ROTATE_CCW));
            agree.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
            agree.setOnAction(_ -> {
                model.agree(channel);
                drawVariants();
            });
            row.getChildren().add(agree);
        }
        parts.getChildren().add(row);
    }

    private void drawAside() {
        counters.getChildren().setAll(model.counts().stream().map(this::counter).toList());
        findings.getChildren().clear();
        var refusal = model.refusalProperty().get();
        if (refusal != null) {
            findings.getChildren().add(model.conflictProperty().get() == null
                    ? new ProblemCard(refusal)
                    : new ConflictCard(refusal, model, this::drawVariants));
        }
        for (var finding : model.findings()) {
            var channel = finding.channelId();
            findings.getChildren().add(channel == null
                    ? new ProblemCard(finding.problem())
                    : new ProblemCard(finding.problem(), remove(channel)));
        }
        aside.setVisible(!counters.getChildren().isEmpty() || !findings.getChildren().isEmpty());
        aside.setManaged(aside.isVisible());
        refreshWays();
    }

    private Button remove(UUID channel) {
        var button = new Button("Remove " + name(channel));
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> {
            model.chosen().remove(channel);
            drawChannels();
        });
        return button;
    }

    private String name(UUID channel) {
        return model.channels().stream().filter(known -> known.id().equals(channel)).findFirst()
                .map(ChannelView::name).orElse("the channel");
    }

    private Label counter(CountView count) {
        var label = new Label("%s%s %d/%d".formatted(name(count.channelId()),
                count.part() == 0 ? "" : " (" + (count.part() + 1) + ")", count.used(), count.limit()));
        label.getStyleClass().addAll("counter", count.used() > count.limit()
                ? "counter-over"
                : count.used() * 10 >= count.limit() * 9 ? "counter-near" : "counter-fine");
        label.setTooltip(new Tooltip(count.used() + " of " + count.limit() + " " + count.unit()));
        return label;
    }

    private Node foot() {
        var discard = new Button("Throw away", Icons.of(Feather.TRASH_2));
        discard.setId("composer-discard");
        discard.getStyleClass().addAll(Styles.FLAT);
        discard.setOnAction(_ -> steps.discard().run());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(8, discard, gap, way("Save draft", PostMode.DRAFT),
                way("Next free slot", PostMode.NEXT_SLOT),
                way("Publish now", PostMode.NOW), way("Schedule", PostMode.SCHEDULE));
        var schedule = ways.get(PostMode.SCHEDULE);
        if (schedule != null) {
            schedule.getStyleClass().add(Styles.ACCENT);
        }
        row.getStyleClass().add("sheet-buttons");
        return row;
    }

    private Button way(String title, PostMode mode) {
        var button = new Button(title);
        button.setId("send-" + mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        button.setOnAction(_ -> {
            var why = model.whyNot(mode);
            if (why.isEmpty()) {
                steps.send().accept(mode);
            } else {
                meaning.setText(why);
            }
        });
        ways.put(mode, button);
        return button;
    }

    private void refreshWays() {
        ways.forEach((mode, button) -> button.setTooltip(model.whyNot(mode).isEmpty()
                ? null
                : new Tooltip(model.whyNot(mode))));
        ways.values().forEach(button -> button.setDisable(model.busyProperty().get()));
        meaning.setText(model.whenProperty().get().isBlank()
                ? ""
                : model.dueAt().map(due -> formats.moment(due) + ", " + formats.relative(due))
                        .orElse("That is no time yet"));
    }

    void ready() {
        if (first != null) {
            first.focusText();
        }
    }
}
