package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.Prose;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Where the words of one message are typed; of a long text one {@link Stretch} is there, with the way to the others. */
final class PartText extends VBox {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final PartModel part;
    private final TextArea area = new TextArea();
    private final MarkingSkin skin;
    private final Label place = new Label();
    private final Button earlier;
    private final Button later;
    private final HBox ways;
    private Stretch stretch;
    private boolean showing;

    /** @param id of the text area */
    PartText(PartModel part, String id) {
        super(4);
        this.part = part;
        area.setId(id);
        area.setWrapText(true);
        area.setTextFormatter(filtered());
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        skin = new MarkingSkin(area);
        area.setSkin(skin);
        earlier = way(id + "-earlier", "Earlier", Feather.CHEVRON_UP);
        earlier.setOnAction(_ -> show(stretch.earlier(), stretch.before().length()));
        later = way(id + "-later", "Later", Feather.CHEVRON_DOWN);
        later.setOnAction(_ -> show(stretch.later(), stretch.end()));
        place.setId(id + "-place");
        place.getStyleClass().add("caption");
        ways = new HBox(8, place, earlier, later);
        ways.setAlignment(Pos.CENTER_LEFT);
        ways.managedProperty().bind(ways.visibleProperty());
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(area, ways);
        stretch = Stretch.ending(part.textProperty().get());
        put();
        follow();
    }

    private static Button way(String id, String words, Feather icon) {
        var button = new Button(words, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        return button;
    }

    private void follow() {
        area.textProperty().subscribe(shown -> {
            area.setNodeOrientation(Prose.direction(shown));
            if (!showing) {
                stretch = new Stretch(stretch.before(), Joints.without(shown), stretch.after());
            }
            tell();
            part.textProperty().set(stretch.text());
        });
        part.textProperty().subscribe(words -> {
            if (!stretch.text().equals(words)) {
                stretch = Stretch.ending(words);
                put();
            }
        });
        part.overflowProperty().subscribe(this::mark);
    }

    /** Null is how a filter of JavaFX drops a change, which the type of its function does not say. */
    @SuppressWarnings("NullAway")
    private TextFormatter<Object> filtered() {
        return new TextFormatter<>(this::typed);
    }

    private TextFormatter.@Nullable Change typed(TextFormatter.Change change) {
        if (showing || !change.isContentChange()) {
            return change;
        }
        var anew = change.getRangeStart() == 0 && change.getRangeEnd() == area.getLength();
        var kept = Joints.keep(change);
        var shown = kept.getControlNewText();
        var words = Joints.without(shown);
        var cursor = anew ? words.length() : Joints.back(shown, words, kept.getCaretPosition());
        var next = stretch.saying(words, cursor);
        if (next.shown().equals(words)) {
            return kept;
        }
        // Its undo would put back words that belong to another place.
        show(next, stretch.before().length() + cursor);
        return null;
    }

    /** @param position of the cursor in the whole text */
    private void show(Stretch fresh, int position) {
        stretch = fresh;
        put();
        var place = Math.clamp(position - fresh.before().length(), 0, fresh.shown().length());
        area.positionCaret(Joints.at(fresh.shown(), place));
    }

    private void put() {
        showing = true;
        area.setText(Joints.with(stretch.shown()));
        showing = false;
        mark();
    }

    private void tell() {
        ways.setVisible(!stretch.whole());
        place.setText(stretch.words());
        earlier.setDisable(stretch.before().isEmpty());
        later.setDisable(stretch.after().isEmpty());
    }

    private void mark() {
        skin.markFrom(Joints.at(stretch.shown(), stretch.within(part.overflowProperty().get())));
    }

    /** Over the ends of the stretch as over those of a line. */
    private void walk(KeyEvent event) {
        var next = next(event.getCode(), event.isShortcutDown());
        if (!next.equals(stretch)) {
            var up = next.before().length() < stretch.before().length();
            show(next, event.isShortcutDown()
                    ? up ? 0 : next.end()
                    : up ? stretch.before().length() : stretch.end());
            event.consume();
        }
    }

    private Stretch next(KeyCode key, boolean far) {
        return switch (key) {
            case HOME -> far ? stretch.first() : stretch;
            case END -> far ? stretch.last() : stretch;
            case UP, PAGE_UP, BACK_SPACE -> atCaret(0) ? stretch.earlier() : stretch;
            case DOWN, PAGE_DOWN, DELETE -> atCaret(area.getLength()) ? stretch.later() : stretch;
            default -> stretch;
        };
    }

    private boolean atCaret(int position) {
        return area.getSelection().getLength() == 0 && area.getCaretPosition() == position;
    }

    void prompt(String words, String accessible, int rows) {
        area.setPromptText(words);
        area.setAccessibleText(accessible);
        area.setPrefRowCount(rows);
    }

    void refused(boolean refused) {
        area.pseudoClassStateChanged(REFUSED, refused);
    }

    void focus() {
        area.requestFocus();
        area.end();
    }
}
