package belfry.desktop.akash;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Cards side by side, as many as fit, sharing the width; the cards of a row are of one height. */
final class CardGrid extends Region {
    private static final double LEAST = 344;
    /** Wider, its words and figures would be far apart. */
    private static final double MOST = 600;
    private static final double GAP = 12;

    void show(List<? extends Node> cards) {
        getChildren().setAll(cards);
    }

    private int columns(double width) {
        var fitting = (int) ((width + GAP) / (LEAST + GAP));
        return Math.max(1, Math.min(fitting, getChildren().size()));
    }

    private double each(double width) {
        return Math.min(MOST, Math.floor((width - GAP * (columns(width) - 1)) / columns(width)));
    }

    @Override
    protected void layoutChildren() {
        var columns = columns(getWidth());
        var each = each(getWidth());
        double y = 0;
        for (int row = 0; row * columns < getChildren().size(); row++) {
            var height = height(row, columns, each);
            for (int column = 0; column < columns && row * columns + column < getChildren().size(); column++) {
                getManagedChildren().get(row * columns + column).resizeRelocate(column * (each + GAP), y, each,
                        height);
            }
            y += height + GAP;
        }
    }

    private double height(int row, int columns, double each) {
        return getManagedChildren().stream().skip((long) row * columns).limit(columns)
                .mapToDouble(card -> card.prefHeight(each)).max().orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        var wide = width < 0 ? getWidth() : width;
        var columns = columns(wide);
        double sum = 0;
        for (int row = 0; row * columns < getChildren().size(); row++) {
            sum += height(row, columns, each(wide)) + (row > 0 ? GAP : 0);
        }
        return sum;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
