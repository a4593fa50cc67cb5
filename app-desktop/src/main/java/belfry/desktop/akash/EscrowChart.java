package belfry.desktop.akash;

import belfry.core.akash.lease.Amount;
import belfry.core.wire.AkashPoint;
import belfry.desktop.fx.Formats;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** What the escrow held over time; deposits are the steps upwards. */
final class EscrowChart extends Pane {
    private static final double HEIGHT = 180;
    private static final double TOP = 24;
    private static final double BOTTOM = 22;

    private final List<AkashPoint> points;
    private final Polygon area = new Polygon();
    private final Polyline curve = new Polyline();
    private final Line ground = new Line();
    private final Label highest = new Label();
    private final Label from = new Label();
    private final Label until = new Label();

    /** @param points two at least, the oldest first */
    EscrowChart(List<AkashPoint> points, Formats formats) {
        this.points = List.copyOf(points);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        getStyleClass().add("escrow-chart");
        area.getStyleClass().add("escrow-area");
        curve.getStyleClass().add("escrow-curve");
        ground.getStyleClass().add("escrow-ground");
        highest.setText(points.stream().map(AkashPoint::left).reduce((one, other) -> one.below(other) ? other : one)
                .map(Amount::display).orElse(""));
        from.setText(formats.moment(points.getFirst().at()));
        until.setText(formats.moment(points.getLast().at()));
        List.of(highest, from, until).forEach(label -> label.getStyleClass().add("caption"));
        getChildren().addAll(area, ground, curve, highest, from, until);
    }

    @Override
    protected void layoutChildren() {
        curve.getPoints().clear();
        area.getPoints().clear();
        var floor = HEIGHT - BOTTOM;
        area.getPoints().addAll(0.0, floor);
        for (var point : points) {
            var x = x(point);
            var y = TOP + (floor - TOP) * (1 - part(point));
            curve.getPoints().addAll(x, y);
            area.getPoints().addAll(x, y);
        }
        area.getPoints().addAll(getWidth(), floor);
        ground.setStartY(floor);
        ground.setEndY(floor);
        ground.setEndX(getWidth());
        place(highest, 0, 4);
        place(from, 0, floor + 4);
        place(until, getWidth() - until.prefWidth(-1), floor + 4);
    }

    private static void place(Label label, double x, double y) {
        label.resizeRelocate(x, y, label.prefWidth(-1),
                label.prefHeight(-1));
    }

    private double x(AkashPoint point) {
        var whole = Duration.between(points.getFirst().at(), points.getLast().at()).toMillis();
        return whole == 0
                ? 0
                : getWidth() * Duration.between(points.getFirst().at(), point.at()).toMillis() / whole;
    }

    private double part(AkashPoint point) {
        var most = points.stream().mapToDouble(one -> one.left().value().doubleValue()).max().orElse(0);
        return most <= 0 ? 0 : Math.max(0, point.left().value().doubleValue() / most);
    }
}
