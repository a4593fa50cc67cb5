package belfry.desktop.composer;

import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import java.util.UUID;
import org.kordamp.ikonli.feather.Feather;

/** Every channel as a toggle; one that cannot publish says why. */
final class ChannelPicker extends FlowPane {
    private static final PseudoClass UNWELL = PseudoClass.getPseudoClass("unwell");

    private final Writing writing;
    private final Runnable connect;

    /** @param connect leaves for connecting a channel */
    ChannelPicker(Writing writing, Runnable connect) {
        super(8, 8);
        this.writing = writing;
        this.connect = connect;
        setId("channel-picker");
        writing.channels().addListener((ListChangeListener<ChannelView>) _ -> draw());
        writing.chosen().addListener((SetChangeListener<UUID>) _ -> draw());
        draw();
    }

    private void draw() {
        getChildren().setAll(writing.channels().stream().map(this::toggle).toList());
        if (writing.channels().isEmpty()) {
            var none = new Label("No channel is connected yet.");
            none.getStyleClass().add("muted");
            var go = new Button("Connect a channel", Icons.of(Feather.PLUS));
            go.setOnAction(_ -> connect.run());
            getChildren().setAll(none, go);
        }
    }

    private ToggleButton toggle(ChannelView channel) {
        var unwell = channel.disabled() || channel.health() == ChannelHealth.REAUTHORISE;
        var signs = new HBox(6, new NetworkMark(channel.network(), "small"));
        signs.setAlignment(Pos.CENTER);
        if (unwell) {
            signs.getChildren().add(Icons.of(Feather.ALERT_CIRCLE, "channel-unwell"));
        }
        var toggle = new ToggleButton(channel.name(), signs);
        toggle.setId("to-" + channel.id());
        toggle.getStyleClass().add("channel-toggle");
        toggle.setSelected(writing.chosen().contains(channel.id()));
        toggle.setTooltip(new Tooltip(words(channel)));
        toggle.pseudoClassStateChanged(UNWELL, unwell);
        toggle.setOnAction(_ -> {
            if (toggle.isSelected()) {
                writing.chosen().add(channel.id());
            } else {
                writing.leaveOut(channel.id());
            }
            lookup("#to-" + channel.id()).requestFocus();
        });
        return toggle;
    }

    private static String words(ChannelView channel) {
        var problem = channel.problem();
        var state = channel.disabled()
                ? "switched off: nothing is published there"
                : problem == null ? channel.handle() : problem.summary();
        return channel.network() + " · " + state;
    }
}
