package belfry.desktop.calendar;

import belfry.core.calendar.DayClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Six weeks of cells, made once. The grid itself takes the mouse, so that a drag survives whatever is redrawn. */
final class MonthGrid extends StackPane implements DragSurface {
    private static final PseudoClass WEEKEND = PseudoClass.getPseudoClass("weekend");
    private static final int DAYS = 7;
    private static final int WEEKS = 6;
    private static final double EDGE = 14;

    private final CalendarParts parts;
    private final CalendarModel calendar;
    private final GridPane grid = new GridPane();
    private final Pane over = new Pane();
    private final DayCard card;
    private final List<DayCell> cells = new ArrayList<>();
    private final Dragging dragging;
    private @Nullable DayCell target;

    MonthGrid(CalendarParts parts) {
        this.parts = parts;
        calendar = parts.calendar();
        card = new DayCard(parts);
        setId("month");
        getStyleClass().add("month-grid");
        lay();
        getChildren().addAll(new VBox(weekdays(), grid), card, over);
        VBox.setVgrow(grid, Priority.ALWAYS);
        dragging = new Dragging(parts, this, over);
        new ChipHover(this, this, parts.planner());
        setOnMousePressed(this::press);
        setOnMouseDragged(dragging::drag);
        setOnMouseReleased(dragging::release);
        calendar.arrangedProperty().subscribe(_ -> draw());
        calendar.nowProperty().subscribe(_ -> draw());
        parts.selection().focusedProperty().subscribe(_ -> mark());
        parts.selection().markedProperty().subscribe(_ -> mark());
        parts.cursor().atProperty().subscribe(_ -> mark());
    }

    private static GridPane weekdays() {
        var row = new GridPane();
        row.getStyleClass().add("weekdays");
        for (var day : DayOfWeek.values()) {
            var label = new Label(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            label.setMaxWidth(Double.MAX_VALUE);
            label.pseudoClassStateChanged(WEEKEND, day.compareTo(DayOfWeek.SATURDAY) >= 0);
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

    private void lay() {
        for (var column = 0; column < DAYS; column++) {
            grid.getColumnConstraints().add(seventh());
        }
        for (var week = 0; week < WEEKS; week++) {
            var row = new RowConstraints();
            row.setPercentHeight(100.0 / WEEKS);
            grid.getRowConstraints().add(row);
            for (var column = 0; column < DAYS; column++) {
                var cell = new DayCell(parts, this::open);
                cell.last(column == DAYS - 1, week == WEEKS - 1);
                cells.add(cell);
                grid.add(cell, column, week);
            }
        }
    }

    private void draw() {
        if (calendar.scaleProperty().get() != Scale.MONTH) {
            return;
        }
        var dates = calendar.span().dates();
        var month = YearMonth.from(calendar.dayProperty().get());
        for (var i = 0; i < cells.size(); i++) {
            var day = dates.get(i);
            cells.get(i).show(day, month, calendar.on(day), clockChange(day));
        }
        mark();
    }

    /** Says on the day itself that its clocks change. */
    private String clockChange(LocalDate day) {
        var zone = calendar.zone();
        var begin = day.atStartOfDay(zone).toInstant();
        var jump = zone.getRules().nextTransition(begin);
        if (jump == null || !jump.getInstant().isBefore(day.plusDays(1).atStartOfDay(zone).toInstant())) {
            return "";
        }
        var length = DayClock.of(day, zone).length();
        return length.equals(Duration.ofDays(1)) ? "" : length.toHours() + " h";
    }

    private void mark() {
        cells.forEach(cell -> cell.mark(parts.cursor().day()));
    }

    /** Shows again when it was out of sight while things changed. */
    void refresh() {
        draw();
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (card.isOpen() && !card.covers(event.getSceneX(), event.getSceneY())) {
            card.close();
        }
        dragging.press(event);
    }

    private void open(DayCell cell) {
        card.open(cell.day(), sceneToLocal(cell.localToScene(cell.getLayoutBounds())), this);
    }

    /** Opens the day on which the keyboard stands. */
    void openDay() {
        cells.stream().filter(cell -> cell.day().equals(parts.cursor().day())).findFirst().ifPresent(this::open);
    }

    /** Esc: ends a drag, or closes the open day; answers whether there was something to end. */
    boolean escape() {
        return dragging.cancel() || card.close();
    }

    void copying(boolean copies) {
        dragging.copying(copies);
    }

    @Override
    public @Nullable Chip chipAt(double x, double y) {
        if (card.covers(x, y)) {
            return card.chipAt(x, y);
        }
        var cell = cellAt(x, y);
        return cell == null ? null : cell.chipAt(x, y);
    }

    @Override
    public @Nullable Aim aimAt(double x, double y, double grabbedAt) {
        var cell = card.covers(x, y) ? null : cellAt(x, y);
        return cell == null ? null : Aim.day(cell.day());
    }

    private @Nullable DayCell cellAt(double x, double y) {
        for (var cell : cells) {
            if (cell.contains(cell.sceneToLocal(x, y))) {
                return cell;
            }
        }
        return null;
    }

    @Override
    public void mark(@Nullable Aim aim) {
        var wanted = aim == null
                ? null
                : cells.stream().filter(cell -> cell.day().equals(aim.day())).findFirst().orElse(null);
        if (wanted == target) {
            return;
        }
        if (target != null) {
            target.target(false);
        }
        target = wanted;
        if (wanted != null) {
            wanted.target(true);
        }
    }

    @Override
    public double pull(double x, double y) {
        return 0;
    }

    @Override
    public void scroll(double by) {
        // Six weeks are always in view whole.
    }

    @Override
    public int turn(double x, double y) {
        var here = grid.sceneToLocal(x, y);
        return here.getY() < EDGE ? -1 : here.getY() > grid.getHeight() - EDGE ? 1 : 0;
    }

    @Override
    public void begin() {
        card.fade();
    }

    @Override
    public void end() {
        card.close();
    }
}
