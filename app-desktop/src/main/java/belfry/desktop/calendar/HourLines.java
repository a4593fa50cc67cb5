package belfry.desktop.calendar;

import belfry.core.calendar.HourAxis;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** What lies behind the posts of the hours: columns, lines, hours, what a day lacks, slots. */
final class HourLines extends Pane {
    static final double GUTTER = 56;
    private static final PseudoClass WEEKEND = PseudoClass.getPseudoClass("weekend");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final CalendarModel calendar;
    private final List<Line> lines = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private List<HourColumn> columns = List.of();
    private HourAxis axis;

    /** A node that belongs at a place: column -1 for the whole width, -2 for the hours at the left. */
    private record Line(Region node, int column, double top, double height) {}

    /** A slot of a column, which is to be seen as long as nothing stands in it. */
    private record Slot(Region node, HourColumn column, Instant at) {}

    HourLines(CalendarModel calendar, HourAxis axis) {
        this.calendar = calendar;
        this.axis = axis;
        setMouseTransparent(true);
        setManaged(false);
    }

    static Region styled(Region region, String styleClass) {
        region.getStyleClass().add(styleClass);
        region.setManaged(false);
        return region;
    }

    void show(List<HourColumn> shown, HourAxis hours) {
        columns = shown;
        axis = hours;
        lines.clear();
        for (var i = 0; i < columns.size(); i++) {
            column(i, columns.get(i));
        }
        for (var hour : axis.hours()) {
            lines.add(new Line(styled(new Region(), "hour-line"), -1, hour.minute(), 1));
            lines.add(new Line(styled(new Region(), "half-hour-line"), -1, hour.minute() + 30.0, 1));
            if (hour.minute() > 0) {
                var label = new Label(MovePlanner.time(hour.time()) + (hour.again() ? " ²" : ""));
                label.getStyleClass().add("hour-label");
                lines.add(new Line(styled(label, "hour-label"), -2, hour.minute() - 8.0, 16));
            }
        }
        slots();
        getChildren().setAll(lines.stream().map(Line::node).toList());
        requestLayout();
    }

    private void column(int i, HourColumn column) {
        var back = styled(new Region(), "hour-column");
        back.pseudoClassStateChanged(WEEKEND, column.day().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
        back.pseudoClassStateChanged(PAST, column.day().isBefore(calendar.today()));
        lines.add(new Line(back, i, 0, axis.length()));
        for (var gap : axis.gaps(column.index())) {
            var missing = new Label(axis.length() > 24 * 60 ? "" : "skipped: clocks go forward");
            lines.add(new Line(styled(missing, "clock-gap"), i, gap.from(), (double) gap.to() - gap.from()));
        }
    }

    private void slots() {
        slots.clear();
        var times = new SlotTimes(calendar);
        var zone = calendar.zone();
        var span = calendar.span();
        for (var i = 0; i < columns.size(); i++) {
            var only = columns.get(i).channel();
            var channels = only == null ? calendar.channels() : List.of(only);
            for (var at : times.between(span.from(zone), span.to(zone), channels)) {
                var place = axis.place(at);
                if (place.isPresent() && place.get().day() == columns.get(i).index()) {
                    var ghost = styled(new Region(), "slot-ghost");
                    lines.add(new Line(ghost, i, place.get().minute(), Chip.HEIGHT));
                    slots.add(new Slot(ghost, columns.get(i), at));
                }
            }
        }
        free();
    }

    /** Shows the slots that no post stands in. */
    void free() {
        for (var slot : slots) {
            slot.node().setVisible(calendar.on(slot.column().day()).stream().filter(slot.column()::shows)
                    .map(CalendarModel::due).noneMatch(slot.at()::equals));
        }
    }

    /** Left edge of a column in a pane of this width. */
    static double left(double width, int column, int columns) {
        return GUTTER + Math.rint((width - GUTTER) * column / columns);
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        for (var line : lines) {
            if (line.column() == -1) {
                line.node().resizeRelocate(GUTTER - 8, line.top(), width - GUTTER + 8, line.height());
            } else if (line.column() == -2) {
                line.node().resizeRelocate(0, line.top(), GUTTER - 12, line.height());
            } else {
                var left = left(width, line.column(), columns.size());
                var ghost = line.node().getStyleClass().contains("slot-ghost");
                line.node().resizeRelocate(left + (ghost ? HourChips.LEFT : 0), line.top(),
                        left(width, line.column() + 1, columns.size()) - left
                                - (ghost ? HourChips.LEFT + HourChips.RIGHT : 0),
                        line.height());
            }
        }
    }
}
