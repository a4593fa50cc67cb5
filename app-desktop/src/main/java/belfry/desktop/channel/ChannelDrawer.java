package belfry.desktop.channel;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ChannelView;
import belfry.core.wire.Wire;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.FactSheet;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.RawText;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** One channel in detail, kept true while it is open. */
final class ChannelDrawer {
    private final ChannelModel model;
    private final Formats formats;
    private final Steps steps;
    private final Drawer drawer = new Drawer("");

    /** What can be done with a channel. */
    record Steps(Consumer<ChannelView> check, Consumer<ChannelView> reconnect, Consumer<ChannelView> slots,
            Consumer<ChannelView> toggle, Consumer<ChannelView> remove) {}

    ChannelDrawer(ChannelModel model, Formats formats, Steps steps) {
        this.model = model;
        this.formats = formats;
        this.steps = steps;
        model.selectedProperty().subscribe(channel -> {
            if (channel != null) {
                show(channel);
            }
        });
    }

    Drawer drawer() {
        return drawer;
    }

    private void show(ChannelView channel) {
        drawer.title(channel.name());
        drawer.subtitle(channel.handle());
        drawer.with(Drawer.Section.FACTS, () -> facts(channel).scrolling());
        drawer.with(Drawer.Section.RAW, () -> new RawText(json(channel)));
    }

    private FactSheet facts(ChannelView channel) {
        var sheet = new FactSheet();
        var problem = channel.problem();
        if (problem != null) {
            var mend = button("drawer-reconnect", "Reconnect", Feather.REFRESH_CW,
                    () -> steps.reconnect().accept(channel));
            mend.getStyleClass().add(Styles.ACCENT);
            sheet.wide(new ProblemCard(Times.inWords(problem, formats), mend));
        }
        sheet.wide(buttons(channel)).fact("Network", network(channel)).fact("Health", ChannelWords.health(channel))
                .fact("Queued", channel.queued() == 0 ? "Nothing" : Formats.count(channel.queued(), "post"));
        var expires = channel.tokenExpiresAt();
        var held = channel.heldUntil();
        sheet.fact("Access until",
                expires == null ? "" : formats.moment(expires) + " (" + formats.relative(expires) + ")")
                .fact("Held until", held == null ? "" : formats.moment(held))
                .fact("Slots", ChannelWords.slots(channel.slots()))
                .fact("Server", channel.baseUrl() == null ? "" : channel.baseUrl());
        var feed = channel.feedUrl();
        if (feed != null) {
            sheet.fact("Feed", new Hyperlink(feed));
        }
        channel.facts().entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(fact -> sheet.fact(ChannelWords.fact(fact.getKey()),
                        ChannelWords.value(fact.getKey(), fact.getValue())));
        return sheet;
    }

    private String network(ChannelView channel) {
        return model.network(channel).map(network -> network.name()).orElse(channel.network());
    }

    private Node buttons(ChannelView channel) {
        var row = new FlowPane(8, 8,
                button("drawer-check", "Check", Feather.CHECK_CIRCLE, () -> steps.check().accept(channel)),
                button("drawer-slots", "Slots", Feather.CLOCK, () -> steps.slots().accept(channel)),
                button("drawer-toggle", channel.disabled() ? "Enable" : "Disable",
                        channel.disabled() ? Feather.PLAY : Feather.PAUSE, () -> steps.toggle().accept(channel)),
                button("drawer-remove", "Remove", Feather.TRASH_2, () -> steps.remove().accept(channel)));
        row.getChildren().getLast().getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
        return model.mayNot().isEmpty() ? row : new VBox(new Label(model.mayNot()));
    }

    private static Button button(String id, String text, Ikon icon, Runnable run) {
        var button = new Button(text, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> run.run());
        return button;
    }

    private static String json(ChannelView channel) {
        try {
            return Wire.json().writerWithDefaultPrettyPrinter().writeValueAsString(channel);
        } catch (JsonProcessingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
