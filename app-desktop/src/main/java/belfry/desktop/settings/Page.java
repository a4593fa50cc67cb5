package belfry.desktop.settings;

import atlantafx.base.theme.Styles;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.Note;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import java.util.Locale;
import belfry.core.workspace.Role;
import org.kordamp.ikonli.feather.Feather;

/** The pieces that the pages of the settings are made of. */
class Page extends VBox {
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    Page(String title, String about) {
        getStyleClass().add("settings-page");
        var heading = new Label(title);
        heading.getStyleClass().add("sheet-title");
        getChildren().add(new VBox(4, heading, new Note(about)));
    }

    /** A name with its explanation at the left, the control at the right. */
    static Node line(String name, String help, Node control) {
        var label = new Label(name);
        label.getStyleClass().add("form-label");
        label.setLabelFor(control);
        var words = new VBox(2, label);
        if (!help.isEmpty()) {
            words.getChildren().add(Note.help(help));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(words, control);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("line-item");
        return row;
    }

    /** Lines that belong together, in one frame. */
    static VBox group(Node... lines) {
        var group = new VBox();
        group.getStyleClass().add("settings-group");
        group.getChildren().subscribe(() -> group.getChildren()
                .forEach(line -> line.pseudoClassStateChanged(LAST, line == group.getChildren().getLast())));
        group.getChildren().setAll(lines);
        return group;
    }

    static Node refusal(String why) {
        return new Note(why, Icons.of(Feather.LOCK, "muted-icon"));
    }

    static Button button(String id, String text, Runnable run) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> run.run());
        return button;
    }

    static HBox buttons(Node... nodes) {
        var row = new HBox(8, nodes);
        row.getStyleClass().add("sheet-buttons");
        return row;
    }

    static Button danger(Button button) {
        button.getStyleClass().addAll(Styles.DANGER, Styles.FLAT);
        return button;
    }

    static StringConverter<Role> roleWords() {
        return new StringConverter<>() {
            @Override
            public String toString(Role role) {
                return role == null ? "" : words(role);
            }

            @Override
            public Role fromString(String words) {
                return Role.valueOf(words.toUpperCase(Locale.ROOT));
            }
        };
    }

    static String words(Role role) {
        var name = role.name().toLowerCase(Locale.ROOT);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static ObservableValue<String> fixed(String text) {
        return new ReadOnlyStringWrapper(text);
    }
}
