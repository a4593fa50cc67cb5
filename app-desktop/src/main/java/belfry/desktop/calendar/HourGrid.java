package belfry.desktop.calendar;

import belfry.core.calendar.HourAxis;
import belfry.core.calendar.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A week or a day by its hours, one minute a pixel. */
final class HourGrid extends StackPane implements DragSurface {
    private static final double EDGE = 28;
    private static final double SIDE = 18;
    private static final double BAR = 12;
    private static final double FASTEST = 14;
    private static final int FIRST_HOUR = 7 * 60;

    private final CalendarParts parts;
    private final CalendarModel calendar;
    private final BooleanProperty lanes;
    private final HourHead head;
    private final HourLines lines;
    private final HourChips chips;
    private final NowLine now;
    private final HourMark landing = new HourMark("landing");
    private final HourMark cursor = new HourMark("hour-cursor");
    private final Pane hours = new Pane();
    private final ScrollPane scroll = new ScrollPane(hours);
    private final Pane over = new Pane();
    private final DayCard card;
    private final Dragging dragging;
    private HourAxis axis;
    private List<HourColumn> columns = List.of();
    private @Nullable Drawn drawn;
    private boolean scrolled;

    /** What the lines were drawn for. */
    private record Drawn(Span span, ZoneId zone, LocalDate today, List<?> channels, boolean lanes) {}

    HourGrid(CalendarParts parts, BooleanProperty lanes) {
        this.parts = parts;
        this.lanes = lanes;
        calendar = parts.calendar();
        axis = HourAxis.of(calendar.span().dates(), calendar.zone());
        head = new HourHead(calendar, this::showDay);
        lines = new HourLines(calendar, axis);
        now = new NowLine(calendar, axis);
        chips = new HourChips(parts, this::openDay);
        card = new DayCard(parts);
        setId("hours");
        getStyleClass().add("hour-grid");
        lay();
        dragging = new Dragging(parts, this, over);
        new ChipHover(hours, this, parts.planner());
        // Inside of the scroll pane, which keeps presses to itself.
        List.of(hours, card).forEach(place -> {
            place.setOnMousePressed(this::press);
            place.setOnMouseDragged(dragging::drag);
            place.setOnMouseReleased(dragging::release);
        });
        listen();
    }

    private void lay() {
        hours.getChildren().addAll(lines, now, cursor, chips, landing);
        scroll.getStyleClass().add("hour-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.ALWAYS);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new VBox(head, scroll), card, over);
    }

    private void listen() {
        calendar.arrangedProperty().subscribe(_ -> draw());
        calendar.channelsProperty().subscribe(_ -> draw());
        calendar.nowProperty().subscribe(_ -> {
            draw();
            now.place();
        });
        lanes.subscribe(_ -> draw());
        hours.widthProperty().subscribe(_ -> draw());
        scroll.vvalueProperty().subscribe(_ -> window());
        scroll.viewportBoundsProperty().subscribe(_ -> window());
        parts.selection().focusedProperty().subscribe(_ -> mark());
        parts.selection().markedProperty().subscribe(_ -> mark());
        parts.cursor().atProperty().subscribe(_ -> follow());
    }

    private void showDay(LocalDate day) {
        calendar.show(day);
        calendar.show(Scale.DAY);
    }

    void draw() {
        if (!calendar.scaleProperty().get().hourly() || hours.getWidth() <= 0) {
            return;
        }
        var span = calendar.span();
        var byChannel = lanes.get() && calendar.scaleProperty().get() == Scale.DAY && !calendar.channels().isEmpty();
        var wanted = new Drawn(span, calendar.zone(), calendar.today(), calendar.channels(), byChannel);
        if (!wanted.equals(drawn)) {
            drawn = wanted;
            axis = HourAxis.of(span.dates(), calendar.zone());
            columns = HourColumn.of(span, byChannel ? calendar.channels() : List.of());
            lines.show(columns, axis);
            now.show(columns, axis);
            hours.setMinHeight(axis.length());
            hours.setPrefHeight(axis.length());
            hours.setMaxHeight(axis.length());
        }
        head.show(columns);
        lines.resize(hours.getWidth(), axis.length());
        now.resize(hours.getWidth(), axis.length());
        chips.resize(hours.getWidth(), axis.length());
        chips.show(columns, axis, hours.getWidth());
        lines.free();
        placeCursor();
        firstScroll();
        window();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        head.setPadding(new javafx.geometry.Insets(0, BAR, 0, 0));
        firstScroll();
    }

    /** Only once: afterwards the scroll is the person's. */
    private void firstScroll() {
        var view = scroll.getViewportBounds().getHeight();
        if (scrolled || view <= 0 || axis.length() <= view) {
            return;
        }
        scrolled = true;
        var now = axis.place(calendar.now()).map(place -> place.minute() - 90).orElse(FIRST_HOUR) / 60 * 60 - EDGE / 2;
        scroll.setVvalue(Math.clamp(now / (axis.length() - view), 0, 1));
    }

    private double top() {
        return scroll.getVvalue() * Math.max(0, axis.length() - scroll.getViewportBounds().getHeight());
    }

    private void window() {
        chips.window(top(), top() + scroll.getViewportBounds().getHeight());
    }

    private void reveal(double minute) {
        var view = scroll.getViewportBounds().getHeight();
        var rest = axis.length() - view;
        if (rest > 0 && view > 0 && (minute < top() + EDGE || minute > top() + view - 2 * EDGE)) {
            scroll.setVvalue(Math.clamp((minute - view / 2) / rest, 0, 1));
        }
    }

    private void mark() {
        chips.mark();
        placeCursor();
    }

    private void follow() {
        placeCursor();
        if (calendar.scaleProperty().get().hourly() && cursor.isVisible()) {
            reveal(cursor.getLayoutY());
        }
    }

    /** Where the keyboard stands between posts. */
    private void placeCursor() {
        var at = parts.cursor().atProperty().get().atZone(calendar.zone()).toInstant();
        var place = axis.place(at);
        cursor.setVisible(
                place.isPresent() && parts.cursor().used() && parts.selection().focusedProperty().get() == null);
        place.ifPresent(there -> cursor.put(there.day(), there.minute(), columns, hours.getWidth()));
    }

    private void press(MouseEvent event) {
        if (card.isOpen() && !card.covers(event.getSceneX(), event.getSceneY())) {
            card.close();
        }
        requestFocus();
        dragging.press(event);
        event.consume();
    }

    private void openDay(int column) {
        var left = HourLines.left(hours.getWidth(), column, columns.size());
        var place = sceneToLocal(hours.localToScene(new javafx.geometry.BoundingBox(left, top() + 8,
                HourLines.left(hours.getWidth(), column + 1, columns.size()) - left, 100)));
        card.open(columns.get(column).day(), place, this);
    }

    /** Opens the day on which the keyboard stands. */
    void openDay() {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).day().equals(parts.cursor().day())) {
                openDay(i);
                return;
            }
        }
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
        return scroll.contains(scroll.sceneToLocal(x, y)) ? chips.chipAt(x, y) : null;
    }

    @Override
    public @Nullable Aim aimAt(double x, double y, double grabbedAt) {
        var here = hours.sceneToLocal(x, y);
        if (card.covers(x, y) || columns.isEmpty() || here.getX() < HourLines.GUTTER) {
            return null;
        }
        var width = hours.getWidth() - HourLines.GUTTER;
        var index = Math.clamp((int) ((here.getX() - HourLines.GUTTER) / width * columns.size()), 0,
                columns.size() - 1);
        var column = columns.get(index);
        var minute = (int) Math.round((here.getY() - grabbedAt) / MovePlanner.STEP) * MovePlanner.STEP;
        var spot = axis.spot(column.index(), Math.clamp(minute, 0, axis.length() - MovePlanner.STEP));
        return new Aim(column.day(), spot.at(), spot.meeting());
    }

    @Override
    public void mark(@Nullable Aim aim) {
        var place = Optional.ofNullable(aim).map(Aim::at).flatMap(axis::place);
        landing.setVisible(place.isPresent());
        place.ifPresent(there -> landing.put(there.day(), there.minute(), columns, hours.getWidth()));
    }

    @Override
    public double pull(double x, double y) {
        var here = scroll.sceneToLocal(x, y);
        var outside = Math.max(EDGE - here.getY(), 0) - Math.max(here.getY() - scroll.getHeight() + EDGE, 0);
        return Math.clamp(-outside / 2, -FASTEST, FASTEST);
    }

    @Override
    public void scroll(double by) {
        var rest = axis.length() - scroll.getViewportBounds().getHeight();
        if (rest > 0) {
            scroll.setVvalue(Math.clamp((top() + by) / rest, 0, 1));
        }
    }

    @Override
    public int turn(double x, double y) {
        var here = sceneToLocal(x, y);
        return here.getX() < SIDE ? -1 : here.getX() > getWidth() - SIDE ? 1 : 0;
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
