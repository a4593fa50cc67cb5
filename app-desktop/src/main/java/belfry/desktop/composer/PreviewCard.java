package belfry.desktop.composer;

import belfry.core.network.localfeed.LocalFeed;
import belfry.core.network.mastodon.Mastodon;
import belfry.core.network.telegram.Telegram;
import belfry.core.problem.Spans;
import belfry.core.wire.ChannelView;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.Prose;
import java.time.Duration;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One message as its network will show it. */
final class PreviewCard extends VBox {
    private static final double PICTURE = 132;
    private static final double ALONE = 294;

    PreviewCard(ChannelView channel, PartModel part, Map<String, String> settings, String when, Bench bench) {
        super(8);
        getStyleClass().addAll("preview-card", "preview-" + channel.network());
        if (!channel.network().equals(Telegram.ID)) {
            getChildren().add(head(channel, when));
        }
        var warning = settings.getOrDefault(Mastodon.CONTENT_WARNING, "");
        if (!warning.isBlank()) {
            var sign = new Label(warning, Icons.of(Feather.EYE_OFF, "muted-icon"));
            sign.setWrapText(true);
            sign.getStyleClass().add("preview-warning");
            getChildren().add(sign);
        }
        var text = words(channel, part, settings);
        if (!text.isBlank()) {
            getChildren().add(new Prose(text));
        }
        if (!part.media().isEmpty()) {
            pictures(channel, part, settings, bench);
        }
        getChildren().add(foot(channel, settings, when));
    }

    private static String words(ChannelView channel, PartModel part, Map<String, String> settings) {
        var text = part.textProperty().get();
        return channel.network().equals(Telegram.ID) ? Telegram.markup(text, settings).text() : text.strip();
    }

    private static Node head(ChannelView channel, String when) {
        var name = new Label(channel.name());
        name.getStyleClass().add("card-title");
        var handle = new Label(channel.network().equals(LocalFeed.ID) ? when : channel.handle());
        handle.getStyleClass().add("caption");
        var row = new HBox(10, new NetworkMark(channel.network()), new VBox(1, name, handle));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void pictures(ChannelView channel, PartModel part, Map<String, String> settings, Bench bench) {
        if (settings.getOrDefault(Mastodon.SENSITIVE, "false").equals("true")) {
            var hidden = new Label(Formats.count(part.media().size(), "medium").replace("mediums", "media")
                    + " hidden until opened", Icons.of(Feather.EYE_OFF, "muted-icon"));
            hidden.getStyleClass().add("preview-warning");
            getChildren().add(hidden);
            return;
        }
        var grid = new FlowPane(8, 8);
        var alone = part.media().size() == 1;
        part.media().stream().limit(4).forEach(medium -> grid.getChildren()
                .add(bench.thumbnails().tile(medium, alone ? ALONE : PICTURE, alone ? ALONE * 0.56 : PICTURE * 0.75)));
        // Telegram shows the picture above its caption.
        getChildren().add(channel.network().equals(Telegram.ID) ? 0 : getChildren().size(), grid);
        if (part.media().size() > 4) {
            var more = new Label("+%d more".formatted(part.media().size() - 4));
            more.getStyleClass().add("caption");
            getChildren().add(more);
        }
    }

    private static Node foot(ChannelView channel, Map<String, String> settings, String when) {
        var words = switch (channel.network()) {
            case Mastodon.ID -> NetworkOption.word(Mastodon.ID, Mastodon.VISIBILITY, settings) + " · " + when;
            case Telegram.ID -> channel.name() + " · " + when
                    + (settings.getOrDefault(Telegram.SILENT, "").equals("true") ? " · silently" : "");
            case LocalFeed.ID -> "In the feed's readers";
            default -> when;
        };
        var foot = new Label(words);
        foot.getStyleClass().add("caption");
        return foot;
    }

    /** Between two parts: how long the second waits. */
    static Node pause(int seconds) {
        var label = new Label(seconds == 0 ? "then" : Spans.words(Duration.ofSeconds(seconds)) + " later",
                Icons.of(Feather.CORNER_DOWN_RIGHT, "muted-icon"));
        label.getStyleClass().add("caption");
        return label;
    }
}
