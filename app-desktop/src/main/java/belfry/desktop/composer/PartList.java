package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.core.wire.CountView;
import belfry.core.wire.FindingView;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.Prose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The parts of the text that is shown: that of all channels, or that of one. */
final class PartList extends VBox {
    private final Bench bench;
    private final List<PartEditor> editors = new ArrayList<>();
    private @Nullable UUID channel;

    PartList(Bench bench) {
        super(12);
        this.bench = bench;
        bench.model().checks().counts()
                .addListener((ListChangeListener<CountView>) _ -> editors.forEach(PartEditor::drawCounters));
        bench.model().checks().findings()
                .addListener((ListChangeListener<FindingView>) _ -> editors.forEach(PartEditor::drawNotes));
    }

    void show(@Nullable UUID shown) {
        channel = shown;
        editors.clear();
        getChildren().clear();
        if (shown != null && bench.writing().own(shown).isEmpty()) {
            same(shown);
        } else {
            parts();
        }
    }

    private void same(UUID shown) {
        var name = bench.writing().channel(shown).map(known -> known.name()).orElse("This channel");
        var note = new Label("%s says what all say.".formatted(name));
        note.getStyleClass().add("muted");
        var said = bench.writing().common().getFirst().textProperty().get();
        var words = new Prose(said);
        words.getStyleClass().add("same-words");
        words.setVisible(!said.isBlank());
        words.setManaged(words.isVisible());
        var differ = new Button("Write something of its own", Icons.of(Feather.EDIT_3));
        differ.setId("composer-differ");
        differ.setOnAction(_ -> bench.writing().differ(shown));
        getChildren().addAll(note, words, differ);
    }

    private void parts() {
        var list = bench.writing().parts(channel);
        for (var i = 0; i < list.size(); i++) {
            var editor = new PartEditor(bench, list, i, audience());
            editors.add(editor);
            VBox.setVgrow(editor, list.size() == 1 ? Priority.ALWAYS : Priority.NEVER);
            getChildren().add(editor);
        }
        var add = new Button("Add to thread", Icons.of(Feather.PLUS));
        add.setId("composer-add-part");
        add.getStyleClass().add(Styles.SMALL);
        add.setOnAction(_ -> add());
        var row = new HBox(8, add);
        var own = channel;
        if (own != null) {
            var agree = new Button("Say what all say", Icons.of(Feather.ROTATE_CCW));
            agree.setId("composer-agree");
            agree.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
            agree.setOnAction(_ -> bench.writing().agree(own));
            row.getChildren().add(agree);
        }
        getChildren().add(row);
    }

    /** Who reads this text: one channel its own, all others the common one. */
    private Set<UUID> audience() {
        var own = channel;
        if (own != null) {
            return Set.of(own);
        }
        var all = new HashSet<>(bench.writing().chosen());
        all.removeIf(reader -> bench.writing().own(reader).isPresent());
        return all;
    }

    void add() {
        bench.writing().addPart(bench.writing().parts(channel));
        focus(editors.size() - 1, FieldRef.NONE);
    }

    void choose() {
        if (!editors.isEmpty()) {
            editors.getFirst().choose();
        }
    }

    void focus(int part, int medium) {
        if (part < 0 || part >= editors.size()) {
            return;
        }
        if (medium == FieldRef.NONE) {
            editors.get(part).focusText();
        } else {
            editors.get(part).focusDescription(medium);
        }
    }
}
