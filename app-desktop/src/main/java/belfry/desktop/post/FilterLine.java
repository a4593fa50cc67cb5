package belfry.desktop.post;

import belfry.desktop.ui.SearchField;
import java.util.List;
import java.util.function.BiFunction;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The filter line with what it could go on with below it; Tab or Enter takes the first. */
final class FilterLine {
    private final SearchField field = new SearchField("state:failed  network:telegram  due:yesterday  words …  /");
    private final ContextMenu menu = new ContextMenu();
    private final BiFunction<String, Integer, List<String>> completions;
    private List<String> offered = List.of();

    FilterLine(BiFunction<String, Integer, List<String>> completions) {
        this.completions = completions;
        field.setId("posts-filter");
        field.setPrefWidth(420);
        menu.setAutoHide(true);
        menu.getStyleClass().add("completions");
        field.textProperty().subscribe((_, _) -> offer());
        field.caretPositionProperty().subscribe((_, _) -> offer());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                menu.hide();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    SearchField field() {
        return field;
    }

    private void offer() {
        offered = field.isFocused() ? completions.apply(field.getText(), field.getCaretPosition()) : List.of();
        if (offered.isEmpty() || field.getScene() == null) {
            menu.hide();
            return;
        }
        menu.getItems().setAll(offered.stream().map(this::item).toList());
        if (!menu.isShowing()) {
            menu.show(field, Side.BOTTOM, 0, 2);
        }
    }

    private CustomMenuItem item(String line) {
        var word = line.substring(0, Math.min(line.length(), line.length() - field.getText().length()
                + field.getCaretPosition()));
        var item = new CustomMenuItem(new Label(word.substring(word.lastIndexOf(' ', begin(word)) + 1)));
        item.setOnAction(_ -> take(line));
        return item;
    }

    /** A value in quotes may hold spaces of its own. */
    private static int begin(String word) {
        var quote = word.lastIndexOf(":\"");
        return quote < 0 ? word.length() : quote;
    }

    private void take(String line) {
        var caret = field.getCaretPosition() + line.length() - field.getText().length();
        field.setText(line);
        field.positionCaret(caret);
        menu.hide();
        offer();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShiftDown() && !offered.isEmpty()) {
            take(offered.getFirst());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && menu.isShowing()) {
            menu.hide();
            offered = List.of();
            event.consume();
        }
    }
}
