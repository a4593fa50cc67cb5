package belfry.desktop.composer;

import belfry.core.wire.ChannelView;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.Note;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The post as one of its networks will show it, drawn anew when typing pauses. */
final class PreviewPane extends VBox {
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int PARTS = 12;

    private final Bench bench;
    private final FlowPane choice = new FlowPane(4, 4);
    private final VBox cards = new VBox(8);
    private @Nullable UUID wanted;
    private boolean waiting;

    PreviewPane(Bench bench) {
        super(8);
        this.bench = bench;
        setId("preview");
        var title = new Label("Preview");
        title.getStyleClass().add("keys-group");
        getChildren().addAll(title, choice, cards);
    }

    /** @param channel whose look is wanted; null: one that is chosen */
    void show(@Nullable UUID channel) {
        wanted = channel == null ? wanted : channel;
        draw();
    }

    /** Something was typed. */
    void changed() {
        if (!waiting) {
            waiting = true;
            bench.background().later(PAUSE, () -> {
                waiting = false;
                draw();
            });
        }
    }

    private void draw() {
        var chosen = bench.writing().chosenChannels();
        var shown = chosen.stream().filter(channel -> channel.id().equals(wanted)).findFirst()
                .or(() -> chosen.stream().findFirst());
        choice.getChildren().setAll(chosen.size() < 2
                ? List.of()
                : chosen.stream().map(channel -> mark(channel, shown.filter(channel::equals).isPresent())).toList());
        choice.setManaged(chosen.size() > 1);
        cards.getChildren().setAll(shown.map(this::cards).orElseGet(PreviewPane::none));
    }

    private static List<Node> none() {
        return List.of(new Note("Choose a channel to see how it will look there."));
    }

    private Node mark(ChannelView channel, boolean shown) {
        var button = new ToggleButton("", new NetworkMark(channel.network(), "small"));
        button.setId("preview-" + channel.id());
        button.setSelected(shown);
        button.getStyleClass().add("preview-choice");
        button.setTooltip(new Tooltip(channel.name()));
        button.setAccessibleText("Preview on " + channel.name());
        button.setOnAction(_ -> show(channel.id()));
        return button;
    }

    private List<Node> cards(ChannelView channel) {
        var parts = bench.writing().parts(channel.id());
        var settings = bench.writing().settings(channel.id());
        var when = bench.model().when().at().map(bench.formats()::moment).orElse("Not scheduled");
        var nodes = new ArrayList<Node>();
        for (var i = 0; i < Math.min(parts.size(), PARTS); i++) {
            if (i > 0) {
                nodes.add(PreviewCard.pause(parts.get(i).delayProperty().get()));
            }
            nodes.add(new PreviewCard(channel, parts.get(i), settings, when, bench));
        }
        if (parts.size() > PARTS) {
            var more = new Label("and %d more parts".formatted(parts.size() - PARTS));
            more.getStyleClass().add("caption");
            nodes.add(more);
        }
        return nodes;
    }
}
