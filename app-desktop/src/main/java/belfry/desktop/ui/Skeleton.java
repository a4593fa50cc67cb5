package belfry.desktop.ui;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Grey bars in the place of rows that are being loaded for the first time. */
public final class Skeleton extends VBox {
    private static final double[] WIDTHS = {0.9, 0.7, 0.82, 0.55, 0.76};

    public Skeleton(int rows) {
        super(14);
        getStyleClass().add("skeleton");
        setAccessibleText("Loading");
        for (int i = 0; i < rows; i++) {
            var bar = new Region();
            bar.getStyleClass().add("skeleton-bar");
            bar.maxWidthProperty().bind(widthProperty().multiply(WIDTHS[i % WIDTHS.length]));
            getChildren().add(bar);
        }
    }
}
