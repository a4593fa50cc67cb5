package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ChannelView;
import belfry.core.wire.CountView;
import belfry.core.wire.FindingView;
import belfry.desktop.ui.Icons;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** One message: its text with the counters below, what is wrong with it, its media, its place in the thread. */
final class PartEditor extends VBox {
    private final Bench bench;
    private final ObservableList<PartModel> list;
    private final PartModel part;
    private final int position;
    private final Set<UUID> audience;
    private final PartText text;
    private final FlowPane counters = new FlowPane(8, 6);
    private final VBox notes = new VBox(6);
    private final MediaStrip media;

    /** @param audience the channels that read this text */
    PartEditor(Bench bench, ObservableList<PartModel> list, int position, Set<UUID> audience) {
        super(6);
        this.bench = bench;
        this.list = list;
        this.position = position;
        this.audience = audience;
        part = list.get(position);
        media = new MediaStrip(part, bench);
        getStyleClass().add("part-editor");
        text = layText();
        getChildren().addAll(text, foot(), notes, media);
        takeFiles();
        drawCounters();
        drawNotes();
    }

    private PartText layText() {
        var words = new PartText(part, "part-" + position);
        words.prompt(position == 0 ? "What do you want to say?" : "Go on …",
                position == 0 ? "Text" : "Text of part " + (position + 1), list.size() == 1 ? 6 : 4);
        // A post of one message gets what room there is.
        VBox.setVgrow(words, list.size() == 1 ? Priority.ALWAYS : Priority.NEVER);
        return words;
    }

    /** A file that is dropped anywhere on the message goes with it. */
    private void takeFiles() {
        addEventFilter(javafx.scene.input.DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        addEventFilter(javafx.scene.input.DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                attach(event.getDragboard().getFiles().stream().map(java.io.File::toPath).toList());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    void attach(List<Path> files) {
        files.forEach(file -> bench.uploads().start(part, file));
    }

    private Node foot() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        counters.setAlignment(Pos.CENTER_LEFT);
        var row = new HBox(4, counters, gap);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(counters, Priority.ALWAYS);
        if (position > 0) {
            row.getChildren().add(new DelayChoice(part));
        }
        if (list.size() > 1) {
            var up = icon("Earlier in the thread", Feather.ARROW_UP, () -> bench.writing().movePart(list, part, -1));
            up.setId("part-up-" + position);
            up.setDisable(position == 0);
            var down = icon("Later in the thread", Feather.ARROW_DOWN,
                    () -> bench.writing().movePart(list, part, 1));
            down.setDisable(position == list.size() - 1);
            var gone = icon("Remove this part", Feather.TRASH_2, () -> bench.writing().removePart(list, part));
            gone.setId("part-remove-" + position);
            row.getChildren().addAll(up, down, gone);
        }
        var add = icon("Add pictures or a video", Feather.IMAGE, this::choose);
        add.setId("part-media-" + position);
        row.getChildren().add(add);
        return row;
    }

    private static Button icon(String words, Ikon icon, Runnable run) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> run.run());
        return button;
    }

    void choose() {
        var chooser = new FileChooser();
        chooser.setTitle("Pictures and videos");
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter("Pictures and videos", "*.jpg", "*.jpeg", "*.png", "*.gif", "*.webp",
                        "*.mp4", "*.mov", "*.webm"),
                new FileChooser.ExtensionFilter("All files", "*"));
        var files = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (files != null) {
            attach(files.stream().map(java.io.File::toPath).toList());
        }
    }

    void drawCounters() {
        counters.getChildren().setAll(bench.model().checks().counts().stream()
                .filter(count -> count.part() == position && audience.contains(count.channelId()))
                .sorted(Comparator.comparingInt(this::place)).map(count -> Counter.of(count, bench.writing()))
                .toList());
    }

    /** In the order in which the channels stand above. */
    private int place(CountView count) {
        return bench.writing().chosenChannels().stream().map(ChannelView::id).toList().indexOf(count.channelId());
    }

    void drawNotes() {
        var mine = bench.model().checks().findings().stream().filter(this::mine).toList();
        notes.getChildren().setAll(mine.stream().map(finding -> new FindingRow(finding, bench, 3)).toList());
        notes.setVisible(!mine.isEmpty());
        notes.setManaged(!mine.isEmpty());
        text.refused(mine.stream().anyMatch(finding -> finding.problem()
                .severity().compareTo(belfry.core.problem.Severity.ERROR) >= 0));
    }

    private boolean mine(FindingView finding) {
        var channel = finding.channelId();
        return FieldRef.of(finding.problem().field()).part() == position && channel != null
                && audience.contains(channel);
    }

    void focusText() {
        text.focus();
    }

    void focusDescription(int medium) {
        media.focusDescription(medium);
    }
}
