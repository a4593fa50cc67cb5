package belfry.desktop.process;

import belfry.core.wire.LampState;
import belfry.desktop.ui.Lamp;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands on what, from the networks at the left to the services that all rests on; each lamp opens its details. */
final class StackMap extends Region {
    private static final double HEADING = 24;
    private static final double HEIGHT = 44;
    private static final double GAP = 8;
    private static final double LEAST_BETWEEN = 32;
    private static final double WIDEST = 360;

    private final Consumer<StackNode> open;
    private final Map<StackNode.Layer, Label> headings = new EnumMap<>(StackNode.Layer.class);
    private final StackLines lines = new StackLines();
    private List<StackNode> nodes = List.of();
    private List<Button> cards = List.of();

    StackMap(Consumer<StackNode> open) {
        this.open = open;
        setId("stack-map");
        getStyleClass().add("stack-map");
        for (var layer : StackNode.Layer.values()) {
            var heading = new Label(layer.title());
            heading.getStyleClass().addAll("caption", "medium");
            headings.put(layer, heading);
        }
    }

    void show(List<StackNode> fresh) {
        if (fresh.equals(nodes)) {
            return;
        }
        var focused = cards.stream().filter(Button::isFocused).findFirst().map(Button::getId).orElse("");
        nodes = List.copyOf(fresh);
        cards = nodes.stream().map(this::card).toList();
        getChildren().setAll(lines);
        getChildren().addAll(headings.values());
        getChildren().addAll(cards);
        cards.stream().filter(card -> card.getId().equals(focused)).findFirst().ifPresent(Button::requestFocus);
    }

    private Button card(StackNode node) {
        var lamp = new Lamp(node.state());
        lamp.setText(node.name());
        lamp.getStyleClass().add("medium");
        var detail = new Label(node.detail());
        detail.getStyleClass().add("caption");
        var words = new VBox(2, lamp, detail);
        words.setAlignment(Pos.CENTER_LEFT);
        var card = new Button("", words);
        card.setId("stack-" + node.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
        card.getStyleClass().add("lamp-card");
        if (node.state() == LampState.DOWN) {
            card.getStyleClass().addAll("lamp-card-down", "lamp-down");
        }
        card.setTooltip(new Tooltip(node.name() + ": " + Lamp.word(node.state()) + "\n" + node.detail()));
        card.setAccessibleText("%s, %s, %s".formatted(node.name(), Lamp.word(node.state()), node.detail()));
        card.setOnAction(_ -> open.accept(node));
        return card;
    }

    private int rows(StackNode.Layer layer) {
        return (int) nodes.stream().filter(node -> node.layer() == layer).count();
    }

    private double most() {
        var most = 1;
        for (var layer : StackNode.Layer.values()) {
            most = Math.max(most, rows(layer));
        }
        return most * (HEIGHT + GAP) - GAP;
    }

    @Override
    protected void layoutChildren() {
        var inner = getWidth() - getInsets().getLeft() - getInsets().getRight();
        var layers = StackNode.Layer.values().length;
        var each = Math.floor(Math.min(WIDEST, (inner - LEAST_BETWEEN * (layers - 1)) / layers));
        var step = layers == 1 ? 0 : (inner - each) / (layers - 1);
        var top = getInsets().getTop();
        lines.resizeRelocate(0, 0, getWidth(), getHeight());
        lines.clear();
        headings.forEach((layer, heading) -> {
            var x = Math.round(getInsets().getLeft() + layer.ordinal() * step);
            heading.resizeRelocate(x, top, each, HEADING - GAP);
            var y = Math.round(top + HEADING + (most() - rows(layer) * (HEIGHT + GAP) + GAP) / 2);
            for (var i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).layer() == layer) {
                    cards.get(i).resizeRelocate(x, y, each, HEIGHT);
                    lines.add(layer.ordinal(), x, x + each, y + HEIGHT / 2, nodes.get(i).state());
                    y += HEIGHT + GAP;
                }
            }
        });
        lines.draw();
    }

    @Override
    protected double computePrefHeight(double width) {
        return getInsets().getTop() + HEADING + most() + getInsets().getBottom();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
