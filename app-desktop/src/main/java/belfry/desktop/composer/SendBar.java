package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.core.wire.PostMode;
import belfry.desktop.ui.Icons;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The ways to send, each saying why it is not offered. */
final class SendBar extends HBox {
    private final ComposerModel model;
    private final Consumer<PostMode> send;
    private final Map<PostMode, Button> ways = new EnumMap<>(PostMode.class);
    private final Label why = new Label();

    SendBar(ComposerModel model, Consumer<PostMode> send, Runnable discard) {
        super(8);
        this.model = model;
        this.send = send;
        getStyleClass().add("sheet-buttons");
        setAlignment(Pos.CENTER_LEFT);
        var away = new Button("Throw away", Icons.of(Feather.TRASH_2));
        away.setId("composer-discard");
        away.getStyleClass().addAll(Styles.FLAT, "flush");
        away.setOnAction(_ -> discard.run());
        why.setId("composer-why");
        why.getStyleClass().add("field-error");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(away, gap, why, way("Save draft", PostMode.DRAFT),
                way("Next free slot", PostMode.NEXT_SLOT), way("Publish now", PostMode.NOW),
                way("Schedule", PostMode.SCHEDULE));
        model.freeSlot().atProperty().subscribe(_ -> tellSlot());
        refresh();
    }

    /** So that one knows before pressing it when it would go out. */
    private void tellSlot() {
        var button = ways.get(PostMode.NEXT_SLOT);
        if (button != null) {
            button.setText(model.freeSlot().words(model.when().zone()));
        }
    }

    private Button way(String title, PostMode mode) {
        var button = new Button(title);
        button.setMinWidth(USE_PREF_SIZE);
        button.setId("send-" + mode.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (mode == PostMode.SCHEDULE) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        button.setOnAction(_ -> send(mode));
        ways.put(mode, button);
        return button;
    }

    /** Sends, or says why not. */
    void send(PostMode mode) {
        var reason = model.whyNot(mode);
        why.setText(reason);
        if (reason.isEmpty()) {
            send.accept(mode);
        }
    }

    /** What was said of a try is old once something was typed. */
    void refresh() {
        why.setText("");
        ways.forEach((mode, button) -> {
            var reason = model.whyNot(mode);
            button.setTooltip(reason.isEmpty() ? null : new Tooltip(reason));
            button.setOpacity(reason.isEmpty() ? 1 : 0.6);
            button.setDisable(model.busyProperty().get());
        });
    }
}
