package belfry.desktop.calendar;

import atlantafx.base.theme.Styles;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.LoadingPane;
import belfry.desktop.ui.Skeleton;
import java.time.LocalDateTime;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** The head of the calendar and below it the month, the hours or the list. */
final class CalendarView extends BorderPane {
    private static final Duration TICK = Duration.seconds(20);

    private final CalendarParts parts;
    private final CalendarModel calendar;
    private final BooleanProperty lanes = new SimpleBooleanProperty();
    private final CalendarHead head;
    private final MonthGrid month;
    private final HourGrid hours;
    private final AgendaList agenda;
    private final StackPane body = new StackPane();
    private final HBox stale = new HBox(8);
    private final Label staleWords = new Label();
    private final Timeline ticking;

    CalendarView(CalendarParts parts) {
        this.parts = parts;
        calendar = parts.calendar();
        setId("calendar");
        getStyleClass().add("screen");
        head = new CalendarHead(parts, lanes);
        month = new MonthGrid(parts);
        hours = new HourGrid(parts, lanes);
        agenda = new AgendaList(parts);
        setTop(new VBox(head, stale()));
        setCenter(body);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_RELEASED, this::pressed);
        calendar.scaleProperty().subscribe(_ -> lay());
        calendar.failureProperty().subscribe(_ -> lay());
        calendar.loadedAtProperty().subscribe(_ -> lay());
        calendar.untouchedProperty().subscribe(_ -> lay());
        calendar.channelsProperty().subscribe(_ -> lay());
        ticking = new Timeline(new KeyFrame(TICK, _ -> calendar.tick()));
        ticking.setCycleCount(Animation.INDEFINITE);
    }

    private Node stale() {
        stale.setId("calendar-stale");
        stale.getStyleClass().add("stale-line");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        staleWords.setMinWidth(0);
        stale.getChildren().addAll(Icons.of(Feather.ALERT_TRIANGLE), staleWords, gap, again());
        return stale;
    }

    private Button again() {
        var again = new Button("Try again");
        again.getStyleClass().addAll(Styles.SMALL);
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> calendar.load());
        return again;
    }

    /** Esc ends what was begun here; Ctrl changes a move into a copy also in the middle of it. */
    private void pressed(KeyEvent event) {
        var down = event.getEventType() == KeyEvent.KEY_PRESSED;
        if (event.getCode() == KeyCode.ESCAPE && down
                && (month.escape() || hours.escape() || parts.selection().clear())) {
            event.consume();
        }
        if (event.getCode() == KeyCode.CONTROL || event.getCode() == KeyCode.COMMAND) {
            month.copying(down);
            hours.copying(down);
        }
    }

    /** Follows the clock while it is seen. */
    void shown(boolean seen) {
        if (seen) {
            calendar.tick();
            ticking.play();
        } else {
            ticking.stop();
        }
    }

    BooleanProperty lanes() {
        return lanes;
    }

    private void lay() {
        var failure = calendar.failureProperty().get();
        var loadedAt = calendar.loadedAtProperty().get();
        var old = failure != null && loadedAt != null;
        stale.setVisible(old);
        stale.setManaged(old);
        if (failure != null && loadedAt != null) {
            staleWords.setText("%s. Shown as of %s; it is asked again by itself".formatted(failure.summary(),
                    MovePlanner.time(LocalDateTime.ofInstant(loadedAt, calendar.zone()).toLocalTime())));
        }
        if (loadedAt == null && failure != null) {
            body.getChildren().setAll(LoadingPane.failed(failure, calendar::load));
        } else if (loadedAt == null) {
            body.getChildren().setAll(new Skeleton(12));
        } else if (calendar.untouchedProperty().get()) {
            body.getChildren().setAll(shownGrid(), welcome());
        } else if (body.getChildren().size() != 1 || body.getChildren().getFirst() != shownGrid()) {
            body.getChildren().setAll(shownGrid());
            redraw();
        }
    }

    private Node shownGrid() {
        return switch (calendar.scaleProperty().get()) {
            case MONTH -> month;
            case WEEK, DAY -> hours;
            case LIST -> agenda;
        };
    }

    private void redraw() {
        switch (calendar.scaleProperty().get()) {
            case MONTH -> month.refresh();
            case WEEK, DAY -> hours.draw();
            case LIST -> agenda.reveal();
        }
    }

    /** A workspace without any post: what to do first. */
    private Node welcome() {
        var connect = new Button("Connect a channel", Icons.of(Feather.RADIO));
        connect.setId("welcome-connect");
        connect.setOnAction(_ -> parts.connect().run());
        var write = new Button("Write your first post", Icons.of(Feather.EDIT_3));
        write.setId("welcome-write");
        write.setOnAction(_ -> parts.write().accept(parts.cursor().due()));
        (calendar.channels().isEmpty() ? connect : write).getStyleClass().add(Styles.ACCENT);
        var card = new EmptyState(Feather.CALENDAR, "Nothing is planned yet",
                calendar.channels().isEmpty()
                        ? "Connect a channel, then write your first post; it appears here at the time it goes out."
                        : "Write your first post; it appears here at the time it goes out. More channels can be"
                                + " connected at any time.",
                connect, write);
        card.setId("welcome");
        card.getStyleClass().add("welcome-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return card;
    }

    /** Opens the day on which the keyboard stands, in place. */
    void openDay() {
        switch (calendar.scaleProperty().get()) {
            case MONTH -> month.openDay();
            case WEEK, DAY -> hours.openDay();
            case LIST -> agenda.reveal();
        }
    }

    void focusFilter() {
        head.focusFilter();
    }
}
