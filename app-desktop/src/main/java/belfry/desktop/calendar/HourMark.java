package belfry.desktop.calendar;

import java.util.List;
import javafx.scene.layout.Region;

/** A mark as wide as a day, where something is about to land or the keyboard stands. */
final class HourMark extends Region {
    HourMark(String styleClass) {
        getStyleClass().add(styleClass);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** @param width of the pane that the columns share */
    void put(int day, int minute, List<HourColumn> columns, double width) {
        var first = 0;
        while (first < columns.size() - 1 && columns.get(first).index() != day) {
            first++;
        }
        var last = first;
        while (last < columns.size() - 1 && columns.get(last + 1).index() == day) {
            last++;
        }
        var left = HourLines.left(width, first, columns.size());
        resizeRelocate(left + 1, minute, HourLines.left(width, last + 1, columns.size()) - left - 2, Chip.HEIGHT);
    }
}
