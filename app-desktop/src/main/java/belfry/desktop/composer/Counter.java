package belfry.desktop.composer;

import belfry.core.wire.ChannelView;
import belfry.core.wire.CountView;
import belfry.desktop.ui.NetworkMark;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** A length as one channel's network counts it: amber when it is nearly full, red beyond. */
final class Counter {
    private Counter() {}

    static Label of(CountView count, Writing writing) {
        var label = new Label("%,d/%,d".formatted(count.used(), count.limit()));
        writing.channel(count.channelId()).map(ChannelView::network)
                .ifPresent(network -> label.setGraphic(new NetworkMark(network, "tiny")));
        label.getStyleClass().addAll("counter", style(count));
        label.setTooltip(new Tooltip("%s: %,d of %,d %s".formatted(
                writing.channel(count.channelId()).map(ChannelView::name).orElse("This channel"), count.used(),
                count.limit(), count.unit())));
        return label;
    }

    static String style(CountView count) {
        if (count.used() > count.limit()) {
            return "counter-over";
        }
        return (long) count.used() * 10 >= (long) count.limit() * 9 ? "counter-near" : "counter-fine";
    }
}
