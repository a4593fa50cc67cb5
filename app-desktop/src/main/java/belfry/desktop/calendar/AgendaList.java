package belfry.desktop.calendar;

import belfry.core.post.DeliveryState;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.PostView;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.StateBadge;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** The posts of the month below each other, in order; the day stands at its first. */
final class AgendaList extends ListView<PostView> {
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");

    private final CalendarParts parts;
    private final CalendarModel calendar;
    private boolean adopting;

    AgendaList(CalendarParts parts) {
        this.parts = parts;
        calendar = parts.calendar();
        setId("agenda");
        getStyleClass().addAll("row-list", "agenda");
        setFixedCellSize(40);
        setCellFactory(_ -> new Row());
        setPlaceholder(new EmptyState(Feather.CALENDAR, "Nothing in this month",
                "No post is due in it, or none fits the filter."));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getSelectionModel().selectedItemProperty().subscribe(_ -> tell());
        getSelectionModel().getSelectedIndices().subscribe(this::tell);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (getSelectionModel().getSelectedItem() != null && !event.isShortcutDown() && !event.isShiftDown()) {
                parts.details().run();
            }
        });
        calendar.daysProperty().subscribe(_ -> draw());
        calendar.scaleProperty().subscribe(_ -> draw());
    }

    /** What the list has selected is what is selected in the calendar. */
    private void tell() {
        if (adopting || calendar.scaleProperty().get() != Scale.LIST) {
            return;
        }
        var chosen = getSelectionModel().getSelectedItems().stream().filter(java.util.Objects::nonNull)
                .map(PostView::id).toList();
        if (!chosen.isEmpty()) {
            parts.selection().these(chosen);
            var last = getSelectionModel().getSelectedItem();
            if (last != null && last.dueAt() != null) {
                parts.cursor().on(last);
            }
        }
    }

    private void draw() {
        if (calendar.scaleProperty().get() != Scale.LIST) {
            return;
        }
        var month = YearMonth.from(calendar.dayProperty().get());
        var posts = calendar.daysProperty().get().entrySet().stream()
                .filter(day -> YearMonth.from(day.getKey()).equals(month)).flatMap(day -> day.getValue().stream())
                .toList();
        if (!posts.equals(getItems())) {
            adopting = true;
            getItems().setAll(posts);
            adopt(posts);
            adopting = false;
        }
    }

    private void adopt(List<PostView> posts) {
        getSelectionModel().clearSelection();
        var focused = parts.selection().focusedProperty().get();
        for (var i = 0; i < posts.size(); i++) {
            UUID id = posts.get(i).id();
            if (id.equals(focused) || parts.selection().markedProperty().get().contains(id)) {
                getSelectionModel().select(i);
            }
        }
    }

    /** Brings the day in view on which the keyboard stands; a list that was never seen yet does so when it is. */
    void reveal() {
        if (getSkin() == null) {
            skinProperty().addListener((_, _, _) -> reveal());
            return;
        }
        var day = parts.cursor().day();
        for (var i = 0; i < getItems().size(); i++) {
            if (!calendar.local(getItems().get(i)).toLocalDate().isBefore(day)) {
                scrollTo(i);
                return;
            }
        }
    }

    private final class Row extends ListCell<PostView> {
        private static final double STATE = 104;

        private final Label day = new Label();
        private final Label time = new Label();
        private final Label words = new Label();
        private final HBox marks = new HBox(4);
        private final HBox row = new HBox(16);
        private List<String> marked = List.of();
        private final StateBadge badge = new StateBadge(DeliveryState.DRAFT);

        Row() {
            day.setMinWidth(80);
            time.setMinWidth(44);
            day.getStyleClass().addAll("medium", "agenda-day");
            time.getStyleClass().add("agenda-time");
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            marks.setAlignment(Pos.CENTER_LEFT);
            marks.setMinWidth(72);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("channel-row");
            // Beside the time: at the end of a wide row one would lose the line on the way.
            var state = new HBox(badge);
            state.setAlignment(Pos.CENTER_LEFT);
            state.setMinWidth(STATE);
            row.getChildren().addAll(day, time, state, marks, words);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(PostView post, boolean empty) {
            super.updateItem(post, empty);
            if (empty || post == null || post.dueAt() == null) {
                setGraphic(null);
                return;
            }
            day.setText(firstOfItsDay(post) ? MovePlanner.day(calendar.local(post).toLocalDate()) : "");
            day.pseudoClassStateChanged(TODAY, calendar.local(post).toLocalDate().equals(calendar.today()));
            time.setText(MovePlanner.time(calendar.time(post)));
            words.setText(post.excerpt().isBlank() ? "(no text)" : post.excerpt().replace('\n', ' '));
            networks(post.deliveries().stream().map(DeliveryView::network).distinct().sorted().limit(3).toList());
            badge.show(post.state());
            if (getGraphic() != row) {
                setGraphic(row);
            }
        }

        private void networks(List<String> wanted) {
            if (!wanted.equals(marked)) {
                marked = wanted;
                marks.getChildren().setAll(wanted.stream().map(network -> new NetworkMark(network, "small")).toList());
            }
        }

        private boolean firstOfItsDay(PostView post) {
            return getIndex() == 0 || !calendar.local(getItems().get(getIndex() - 1)).toLocalDate()
                    .equals(calendar.local(post).toLocalDate());
        }
    }
}
