package belfry.desktop.process;

import belfry.core.wire.LampState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/** The lines of the map: each lamp rests on those of the next layer, and an arrow points at what is carried. */
final class StackLines extends Pane {
    private static final double ARROW = 4;

    private final List<Port> ports = new ArrayList<>();

    /** A lamp's two sides. */
    private record Port(int layer, double left, double right, double y, LampState state) {}

    StackLines() {
        setMouseTransparent(true);
    }

    void clear() {
        ports.clear();
    }

    void add(int layer, double left, double right, double y, LampState state) {
        ports.add(new Port(layer, left, right, y, state));
    }

    void draw() {
        getChildren().clear();
        var layers = ports.stream().mapToInt(Port::layer).distinct().sorted().toArray();
        for (var i = 1; i < layers.length; i++) {
            join(of(layers[i - 1]), of(layers[i]));
        }
    }

    private List<Port> of(int layer) {
        return ports.stream().filter(port -> port.layer() == layer).toList();
    }

    private void join(List<Port> carried, List<Port> carrying) {
        var middle = Math.round((carried.getFirst().right() + carrying.getFirst().left()) / 2) + 0.5;
        var ys = DoubleStream.concat(carried.stream().mapToDouble(Port::y), carrying.stream().mapToDouble(Port::y))
                .summaryStatistics();
        line(middle, ys.getMin(), middle, ys.getMax(), false);
        for (var port : carried) {
            line(port.right() + ARROW, port.y(), middle, port.y(), false);
            var arrow = new Polygon(port.right() + 2, port.y(), port.right() + 2 + ARROW * 1.5, port.y() - ARROW,
                    port.right() + 2 + ARROW * 1.5, port.y() + ARROW);
            arrow.getStyleClass().add("stack-arrow");
            getChildren().add(arrow);
        }
        carrying.forEach(port -> line(middle, port.y(), port.left(), port.y(), port.state() == LampState.DOWN));
    }

    private void line(double fromX, double fromY, double toX, double toY, boolean broken) {
        var line = new Line(fromX, fromY, toX, toY);
        line.getStyleClass().add("stack-line");
        if (broken) {
            line.getStyleClass().add("stack-line-down");
        }
        getChildren().add(line);
    }
}
