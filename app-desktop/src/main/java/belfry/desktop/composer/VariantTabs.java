package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.desktop.ui.NetworkMark;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** All, and a tab for each chosen channel; a star on those that say something of their own. */
final class VariantTabs extends HBox {
    private final Writing writing;
    private final Consumer<@Nullable UUID> shown;
    private @Nullable UUID chosen;

    VariantTabs(Writing writing, Consumer<@Nullable UUID> shown) {
        super(2);
        this.writing = writing;
        this.shown = shown;
        setId("variants");
        writing.shapeProperty().subscribe(this::draw);
        writing.channels().subscribe(this::draw);
        draw();
    }

    private void draw() {
        var gone = chosen != null && !writing.chosen().contains(chosen);
        chosen = gone ? null : chosen;
        var group = new ToggleGroup();
        getChildren().setAll(tab("All", null, group));
        for (var channel : writing.chosenChannels()) {
            var own = writing.own(channel.id()).isPresent();
            var tab = tab(channel.name() + (own ? " *" : ""), channel.id(), group);
            tab.setGraphic(new NetworkMark(channel.network(), "tiny"));
            tab.setTooltip(new Tooltip(own ? "Says something of its own" : "Says what all say"));
            getChildren().add(tab);
        }
        setVisible(writing.chosen().size() > 1);
        setManaged(isVisible());
        shown.accept(chosen);
    }

    private ToggleButton tab(String title, @Nullable UUID channel, ToggleGroup group) {
        var tab = new ToggleButton(title);
        tab.setId("variant-" + (channel == null ? "all" : channel));
        tab.getStyleClass().addAll(Styles.SMALL, "variant-tab");
        tab.setToggleGroup(group);
        tab.setSelected(Objects.equals(channel, chosen));
        tab.setOnAction(_ -> {
            tab.setSelected(true);
            choose(channel);
        });
        return tab;
    }

    void choose(@Nullable UUID channel) {
        if (!Objects.equals(channel, chosen)) {
            chosen = channel;
            draw();
        } else {
            shown.accept(channel);
        }
    }

    @Nullable
    UUID chosen() {
        return chosen;
    }
}
