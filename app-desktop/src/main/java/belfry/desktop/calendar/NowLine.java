package belfry.desktop.calendar;

import belfry.core.calendar.HourAxis;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** The line of now, over the columns of today only. Behind the posts: across its words it would strike a post out. */
final class NowLine extends Pane {
    private final CalendarModel calendar;
    private final Region line = styled("now-line");
    private final Region dot = styled("now-dot");
    private List<HourColumn> columns = List.of();
    private HourAxis axis;

    NowLine(CalendarModel calendar, HourAxis axis) {
        this.calendar = calendar;
        this.axis = axis;
        setMouseTransparent(true);
        setManaged(false);
        getChildren().addAll(line, dot);
    }

    private static Region styled(String styleClass) {
        var region = new Region();
        region.getStyleClass().add(styleClass);
        region.setManaged(false);
        return region;
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
        var own = place.map(there -> columnsOf(there.day())).orElse(List.of());
        line.setVisible(!own.isEmpty());
        dot.setVisible(!own.isEmpty());
        if (!own.isEmpty()) {
            var minute = (double) place.orElseThrow().minute();
            var left = HourLines.left(getWidth(), own.getFirst(), columns.size());
            var right = HourLines.left(getWidth(), own.getLast() + 1, columns.size());
            line.resizeRelocate(left, minute - 1, right - left, 2);
            dot.resizeRelocate(left - 5, minute - 5, 10, 10);
        }
    }

    private List<Integer> columnsOf(int day) {
        return IntStream.range(0, columns.size()).filter(i -> columns.get(i).index() == day).boxed().toList();
    }
}
