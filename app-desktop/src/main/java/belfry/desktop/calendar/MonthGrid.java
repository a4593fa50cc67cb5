package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Six weeks of cells, made once; a post is dragged by plain mouse gestures and dropped on a day. */
final class MonthGrid extends StackPane {
    private static final int DAYS = 7;
    private static final int WEEKS = 6;
    private static final double SLOP = 5;

    private final CalendarModel model;
    private final Runnable open;
    private final GridPane grid = new GridPane();
    private final Pane over = new Pane();
    private final Label ghost = new Label();
    private final List<DayCell> cells = new ArrayList<>();
    private @Nullable PostView dragged;
    private @Nullable DayCell target;
    private double pressedX;
    private double pressedY;

    MonthGrid(CalendarModel model, Runnable open, BiConsumer<LocalDate, List<PostView>> more) {
        this.model = model;
        this.open = open;
        setId("month");
        getStyleClass().add("month-grid");
        ghost.getStyleClass().add("drag-ghost");
        ghost.setVisible(false);
        over.setMouseTransparent(true);
        over.getChildren().add(ghost);
        lay(more);
        getChildren().addAll(new VBox(weekdays(), grid), over);
        VBox.setVgrow(grid, Priority.ALWAYS);
        model.daysProperty().subscribe(this::draw);
        model.monthProperty().subscribe(this::draw);
        model.selectedProperty().subscribe(
                chosen -> cells.forEach(cell -> cell.mark(chosen == null ? null : chosen.id())));
    }

    private static GridPane weekdays() {
        var row = new GridPane();
        row.getStyleClass().add("weekdays");
        for (var day : DayOfWeek.values()) {
            var label = new Label(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            row.add(label, day.getValue() - 1, 0);
            row.getColumnConstraints().add(seventh());
        }
        return row;
    }

    private static ColumnConstraints seventh() {
        var column = new ColumnConstraints();
        column.setPercentWidth(100.0 / DAYS);
        return column;
    }

    private void lay(BiConsumer<LocalDate, List<PostView>> more) {
        for (var column = 0; column < DAYS; column++) {
            grid.getColumnConstraints().add(seventh());
        }
        for (var week = 0; week < WEEKS; week++) {
            var row = new RowConstraints();
            row.setPercentHeight(100.0 / WEEKS);
            grid.getRowConstraints().add(row);
            for (var column = 0; column < DAYS; column++) {
                var cell = new DayCell(model, this::listen, more);
                cells.add(cell);
                grid.add(cell, column, week);
            }
        }
    }

    private void draw() {
        var first = model.firstCell();
        var days = model.daysProperty().get();
        for (var i = 0; i < cells.size(); i++) {
            var day = first.plusDays(i);
            cells.get(i).show(day, model.monthProperty().get(), days.getOrDefault(day, List.of()));
        }
    }

    private void listen(Chip chip) {
        chip.setOnMousePressed(event -> {
            model.selectedProperty().set(chip.post());
            pressedX = event.getSceneX();
            pressedY = event.getSceneY();
            requestFocus();
            event.consume();
        });
        chip.setOnMouseDragged(event -> drag(chip, event));
        chip.setOnMouseReleased(event -> release());
        chip.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                open.run();
            }
        });
    }

    private void drag(Chip chip, MouseEvent event) {
        var far = Math.hypot(event.getSceneX() - pressedX, event.getSceneY() - pressedY);
        if (dragged == null && far > SLOP) {
            dragged = chip.post();
            ghost.setVisible(true);
        }
        if (dragged == null) {
            return;
        }
        var here = sceneToLocal(event.getSceneX(), event.getSceneY());
        aim(cellAt(event.getSceneX(), event.getSceneY()));
        var why = model.whyNotMove(dragged);
        ghost.setText(!why.isEmpty()
                ? why
                : target == null
                        ? "Drop on a day"
                        : "%s, %s".formatted(target.day(), model.time(dragged)));
        ghost.relocate(here.getX() + 14, here.getY() + 10);
    }

    private void aim(@Nullable DayCell cell) {
        if (target != null) {
            target.target(false);
        }
        target = cell;
        if (cell != null) {
            cell.target(true);
        }
    }

    private @Nullable DayCell cellAt(double sceneX, double sceneY) {
        for (var cell : cells) {
            if (cell.contains(cell.sceneToLocal(sceneX, sceneY))) {
                return cell;
            }
        }
        return null;
    }

    private void release() {
        var moved = dragged;
        var to = target;
        cancel();
        if (moved != null && to != null) {
            model.moveToDay(moved, to.day());
        }
    }

    /** Leaves the dragged post where it was; answers whether one was being dragged. */
    boolean cancel() {
        var was = dragged != null;
        dragged = null;
        aim(null);
        ghost.setVisible(false);
        return was;
    }
}
