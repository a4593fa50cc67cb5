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
        HourColumn.sides(columns, day, width).ifPresent(sides -> resizeRelocate(sides.left() + 1, minute,
                sides.right() - sides.left() - 2, Chip.HEIGHT));
    }
}
