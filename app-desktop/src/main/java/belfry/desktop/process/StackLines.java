package belfry.desktop.process;

import belfry.core.wire.LampState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * The lines of the map: each lamp rests on those of the next layer, and an arrow points at what is carried. The shapes
 * stay, since new ones would be black until the style sheet reaches them.
 */
final class StackLines extends Pane {
    private static final double ARROW = 4;

    private final List<Port> ports = new ArrayList<>();
    private final Path whole = path("stack-line");
    private final Path broken = path("stack-line", "stack-line-down");
    private final Path arrows = path("stack-arrow");

    /** A lamp's two sides. */
    private record Port(int layer, double left, double right, double y, LampState state) {}

    StackLines() {
        setMouseTransparent(true);
        getChildren().addAll(whole, broken, arrows);
    }

    private static Path path(String... styleClasses) {
        var path = new Path();
        path.getStyleClass().addAll(styleClasses);
        path.setManaged(false);
        return path;
    }

    void clear() {
        ports.clear();
    }

    void add(int layer, double left, double right, double y, LampState state) {
        ports.add(new Port(layer, left, right, y, state));
    }

    void draw() {
        List.of(whole, broken, arrows).forEach(path -> path.getElements().clear());
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
        line(whole, middle, ys.getMin(), middle, ys.getMax());
        for (var port : carried) {
            line(whole, port.right() + ARROW, port.y(), middle, port.y());
            arrow(port.right() + 2, port.y());
        }
        carrying.forEach(port -> line(port.state() == LampState.DOWN ? broken : whole, middle, port.y(), port.left(),
                port.y()));
    }

    private static void line(Path path, double fromX, double fromY, double toX, double toY) {
        path.getElements().addAll(new MoveTo(fromX, fromY), new LineTo(toX, toY));
    }

    private void arrow(double x, double y) {
        arrows.getElements().addAll(new MoveTo(x, y), new LineTo(x + ARROW * 1.5, y - ARROW),
                new LineTo(x + ARROW * 1.5, y + ARROW), new ClosePath());
    }
}
