package belfry.desktop.calendar;

import belfry.core.calendar.HourAxis;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The line of now, over the columns of today only. Behind the posts: across its words it would strike a post out. */
final class NowLine extends Pane {
    private final CalendarModel calendar;
    private final Region line = HourLines.styled(new Region(), "now-line");
    private final Region dot = HourLines.styled(new Region(), "now-dot");
    private List<HourColumn> columns = List.of();
    private HourAxis axis;

    NowLine(CalendarModel calendar, HourAxis axis) {
        this.calendar = calendar;
        this.axis = axis;
        setMouseTransparent(true);
        setManaged(false);
        getChildren().addAll(line, dot);
    }

    void show(List<HourColumn> shown, HourAxis hours) {
        columns = shown;
        axis = hours;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        place();
    }

    void place() {
        var place = axis.place(calendar.nowProperty().get());
        var own = place.flatMap(there -> HourColumn.sides(columns, there.day(), getWidth()));
        line.setVisible(own.isPresent());
        dot.setVisible(own.isPresent());
        own.ifPresent(sides -> {
            var minute = (double) place.orElseThrow().minute();
            line.resizeRelocate(sides.left(), minute - 1, sides.right() - sides.left(), 2);
            dot.resizeRelocate(sides.left() - 5, minute - 5, 10, 10);
        });
    }
}
