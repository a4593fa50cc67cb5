package belfry.desktop.settings;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ApiKeyView;
import belfry.core.wire.NewApiKey;
import belfry.core.workspace.Role;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.ProblemCard;
import java.time.Instant;
import java.time.ZoneId;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Makes a key and shows its secret this once. */
final class KeySecretSheet extends VBox {
    private final TextField name = new TextField();
    private final ChoiceBox<Role> role = new ChoiceBox<>();
    private final DatePicker until = new DatePicker();
    private final VBox refusal = new VBox();
    private final ZoneId zone;
    private final Runnable close;

    KeySecretSheet(SettingsModel model, ZoneId zone, Runnable close) {
        this.zone = zone;
        this.close = close;
        setId("key-sheet");
        getStyleClass().addAll("sheet-card", "form-sheet");
        refusal.managedProperty().bind(Bindings.isNotEmpty(refusal.getChildren()));
        name.setId("key-name");
        name.setPromptText("What will use it: backup script, website");
        role.setId("key-role");
        role.getItems().setAll(Role.values());
        role.setConverter(Page.roleWords());
        role.setValue(Role.EDITOR);
        until.setId("key-until");
        until.setPromptText("Never");
        var make = Page.button("key-make", "Make key", () -> make(model));
        make.setDefaultButton(true);
        make.disableProperty().bind(name.textProperty().isEmpty());
        getChildren().addAll(title("New API key"), refusal, labelled("Name", name), labelled("Role", role),
                labelled("Works until", until), Page.buttons(Page.button("key-cancel", "Cancel", close), make));
    }

    private static Label title(String text) {
        var title = new Label(text);
        title.getStyleClass().add("sheet-title");
        return title;
    }

    private static VBox labelled(String text, Node input) {
        var label = new Label(text);
        label.getStyleClass().add("form-label");
        return new VBox(4, label, input);
    }

    private void make(SettingsModel model) {
        model.createKey(new NewApiKey(name.getText().strip(), role.getValue(), end()), this::show,
                problem -> refusal.getChildren().setAll(new ProblemCard(problem)));
    }

    private @Nullable Instant end() {
        var day = until.getValue();
        return day == null ? null : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private void show(ApiKeyView key) {
        var secret = new TextField(String.valueOf(key.secret()));
        secret.setId("key-secret");
        secret.setEditable(false);
        secret.getStyleClass().add("mono");
        HBox.setHgrow(secret, Priority.ALWAYS);
        var copy = new Button("Copy", Icons.of(Feather.COPY));
        copy.setId("key-copy");
        copy.getStyleClass().add(Styles.ACCENT);
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(secret.getText());
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText("Copied");
        });
        var note = new Label("Belfry keeps only a hash of it: this is the one time it can be seen.");
        note.setWrapText(true);
        getChildren().setAll(title("The key \"%s\"".formatted(key.name())), note, new HBox(8, secret, copy),
                Page.buttons(Page.button("key-done", "Done", close)));
    }
}
