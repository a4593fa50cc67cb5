package belfry.desktop.akash;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** How long the money lasts, a full bar being thirty days; a thin mark stands at a week. */
final class RunwayBar extends Pane {
    private static final double HEIGHT = 8;
    private static final double WEEK = 7.0 / 30;

    private final Region filled = new Region();
    private final Region mark = new Region();
    private final double part;

    /** @param part from 0 to 1 */
    RunwayBar(double part, String styleClass) {
        this.part = part;
        getStyleClass().addAll("runway-bar", styleClass);
        filled.getStyleClass().add("runway-filled");
        mark.getStyleClass().add("runway-mark");
        getChildren().addAll(filled, mark);
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        filled.resizeRelocate(0, 0, part * getWidth(), HEIGHT);
        mark.resizeRelocate((double) Math.round(WEEK * getWidth()), 0, 1, HEIGHT);
    }
}
