package belfry.desktop.calendar;

import atlantafx.base.theme.Styles;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.Icons;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Every post of one day, opened in its place over the grid; posts are dragged out of it as from a cell. */
final class DayCard extends VBox {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final double ROW = 26;
    private static final double HEAD = 64;
    private static final double WIDTH = 400;

    private final CalendarParts parts;
    private final Label title = new Label();
    private final ListView<PostView> list = new ListView<>();
    private final List<Chip> chips = new ArrayList<>();
    private @Nullable LocalDate day;
    private @Nullable Bounds opened;

    DayCard(CalendarParts parts) {
        this.parts = parts;
        setId("day-card");
        getStyleClass().add("day-card");
        setManaged(false);
        setVisible(false);
        title.getStyleClass().add("heading");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = new Button("", Icons.of(Feather.X));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText("Close");
        close.setFocusTraversable(false);
        close.setOnAction(_ -> close());
        var head = new HBox(title, gap, close);
        head.setAlignment(Pos.CENTER_LEFT);
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Row());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
        parts.calendar().daysProperty().subscribe(_ -> refresh());
        parts.selection().focusedProperty().subscribe(_ -> mark());
        parts.selection().markedProperty().subscribe(_ -> mark());
    }

    /** Opens over the place of a day, inside of the pane it lies in. */
    void open(LocalDate shown, Bounds place, Pane over) {
        day = shown;
        opened = place;
        refresh();
        fit(place, over);
        setVisible(true);
        setOpacity(1);
        toFront();
    }

    /** As high as its posts need, inside of the pane. */
    private void fit(Bounds place, Pane over) {
        var width = Math.min(Math.max(WIDTH, place.getWidth() + 16), over.getWidth() - 16);
        var rows = Math.max(1, list.getItems().size());
        var height = Math.clamp(HEAD + rows * ROW, 80, Math.max(80, over.getHeight() - 16));
        resizeRelocate(Math.clamp(place.getMinX() - 8, 8, Math.max(8, over.getWidth() - width - 8)),
                Math.clamp(place.getMinY() - 8, 8, Math.max(8, over.getHeight() - height - 8)), width, height);
    }

    private void refresh() {
        var shown = day;
        if (shown == null) {
            return;
        }
        var posts = parts.calendar().on(shown);
        title.setText(DAY.format(shown) + " · " + Formats.count(posts.size(), "post"));
        if (!list.getItems().equals(posts)) {
            list.getItems().setAll(posts);
            var place = opened;
            if (place != null && isVisible() && getParent() instanceof Pane over) {
                fit(place, over);
            }
        }
    }

    private void mark() {
        chips.forEach(chip -> chip.mark(parts.selection()));
    }

    boolean isOpen() {
        return day != null;
    }

    /** Answers whether it was open. */
    boolean close() {
        var was = day != null;
        day = null;
        setVisible(false);
        list.getItems().clear();
        return was;
    }

    /** Out of the way while something is dragged from it; it must stay, or the drag would lose its source. */
    void fade() {
        setOpacity(0);
    }

    boolean covers(double x, double y) {
        return day != null && getOpacity() > 0 && contains(sceneToLocal(x, y));
    }

    @Nullable
    Chip chipAt(double x, double y) {
        return chips.stream().filter(chip -> chip.holds(x, y) && chip.getParent().isVisible()).findFirst()
                .orElse(null);
    }

    private final class Row extends ListCell<PostView> {
        private final Chip chip = new Chip(parts.pictures());

        Row() {
            chips.add(chip);
            chip.setMaxWidth(Double.MAX_VALUE);
            chip.setPrefWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(PostView post, boolean empty) {
            super.updateItem(post, empty);
            if (empty || post == null || post.dueAt() == null) {
                setGraphic(null);
                return;
            }
            chip.show(post, parts.calendar().time(post));
            chip.fixed(!parts.planner().whyNot(post).isEmpty());
            chip.mark(parts.selection());
            setGraphic(chip);
        }
    }
}
