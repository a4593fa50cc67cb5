package belfry.desktop.process;

import java.util.Arrays;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;

/** A small curve of the last values, from zero to the highest. */
final class Sparkline extends Pane {
    private static final double WIDTH = 56;
    private static final double HEIGHT = 16;
    private static final int POINTS = 28;

    Sparkline(double[] values) {
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        getChildren().add(line(gathered(values)));
    }

    /** More points than there is room for would be a block of colour: neighbours are averaged. */
    static double[] gathered(double[] values) {
        if (values.length <= POINTS) {
            return values;
        }
        var gathered = new double[POINTS];
        for (var i = 0; i < POINTS; i++) {
            var from = i * values.length / POINTS;
            var until = (i + 1) * values.length / POINTS;
            gathered[i] = Arrays.stream(values, from, until).average().orElse(0);
        }
        return gathered;
    }

    private static Polyline line(double[] values) {
        var line = new Polyline();
        line.getStyleClass().add("sparkline");
        var highest = 0.0;
        for (var value : values) {
            highest = Math.max(highest, value);
        }
        for (var i = 0; i < values.length && values.length > 1; i++) {
            var x = WIDTH * i / (values.length - 1);
            var y = highest == 0 ? HEIGHT - 1 : HEIGHT - 1 - (HEIGHT - 2) * values[i] / highest;
            line.getPoints().addAll(x, y);
        }
        return line;
    }
}
