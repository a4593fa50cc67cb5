package belfry.desktop.settings;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ApiKeyView;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Formats;
import belfry.desktop.shell.Frame;
import belfry.desktop.ui.Confirm;
import belfry.desktop.ui.EmptyState;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Keys for scripts and agents. */
final class KeysPage extends Page {
    private final SettingsModel model;
    private final Frame frame;
    private final Formats formats;
    private final VBox rows = group();

    KeysPage(SettingsModel model, Frame frame, Formats formats) {
        super("API keys", "A key lets a script do what its role may do, in this workspace.");
        this.model = model;
        this.frame = frame;
        this.formats = formats;
        var why = model.whyNot(Permission.MANAGE_KEYS);
        if (!why.isEmpty()) {
            getChildren().add(refusal(why));
            return;
        }
        var create = button("key-new", "New API key", this::create);
        create.getStyleClass().add(Styles.ACCENT);
        getChildren().addAll(rows, new HBox(create));
        model.keys().addListener((ListChangeListener<ApiKeyView>) _ -> draw());
        draw();
    }

    private void draw() {
        if (model.keys().isEmpty()) {
            rows.getChildren().setAll(new EmptyState(Feather.KEY, "No key yet", "Scripts need one to talk to Belfry."));
        } else {
            rows.getChildren().setAll(model.keys().stream().map(this::row).toList());
        }
    }

    private Node row(ApiKeyView key) {
        var revoke = danger(button("key-revoke-" + key.id(), "Revoke", () -> revoke(key)));
        return line(key.name(), "%s… · %s · %s".formatted(key.prefix(),
                words(key.role()), use(key)), revoke);
    }

    private String use(ApiKeyView key) {
        var used = key.lastUsedAt();
        var expires = key.expiresAt();
        return (used == null ? "never used" : "used " + formats.relative(used))
                + (expires == null ? "" : " · ends " + formats.moment(expires));
    }

    private void revoke(ApiKeyView key) {
        frame.confirm(Confirm.danger("Revoke the key \"%s\"?".formatted(key.name()),
                List.of("Whatever uses it is refused from now on", use(key)),
                "This cannot be undone; make a new key instead",
                "Revoke key", () -> model.revokeKey(key)));
    }

    void create() {
        frame.openSheet(new KeySecretSheet(model, formats.zone(), frame::closeSheet), () -> {});
    }
}
