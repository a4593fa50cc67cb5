package belfry.desktop.calendar;

import atlantafx.base.theme.Styles;
import belfry.core.wire.PostView;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.SearchField;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The head of the calendar and the view below it. */
final class CalendarView extends BorderPane {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    private final CalendarModel model;
    private final SearchField filter = new SearchField("Filter  /");
    private final MonthGrid month;
    private final AgendaList agenda;
    private final StackPane body = new StackPane();
    private final ToggleButton monthly = new ToggleButton("Month");
    private final ToggleButton listed = new ToggleButton("List");

    /** What is opened from the calendar. */
    record Steps(Runnable write, Runnable details, Consumer<Drawer> open) {}

    CalendarView(CalendarModel model, Steps steps) {
        this.model = model;
        setId("calendar");
        getStyleClass().add("screen");
        month = new MonthGrid(model, steps.details(), (day, posts) -> steps.open().accept(day(day, posts, steps)));
        agenda = new AgendaList(model, steps.details());
        setTop(head(steps.write()));
        setCenter(body);
        showMonth();
        model.failureProperty().subscribe(this::lay);
    }

    private Node head(Runnable write) {
        var title = new Label();
        title.setId("calendar-month");
        title.getStyleClass().add("screen-title");
        title.textProperty().bind(Bindings.createStringBinding(() -> MONTH.format(model.monthProperty().get()),
                model.monthProperty()));
        title.setMinWidth(190);
        var today = new Button("Today");
        today.setOnAction(_ -> model.show(YearMonth.from(model.today())));
        today.getStyleClass().add(Styles.FLAT);
        var group = new ToggleGroup();
        monthly.setToggleGroup(group);
        listed.setToggleGroup(group);
        monthly.getStyleClass().add(Styles.LEFT_PILL);
        listed.getStyleClass().add(Styles.RIGHT_PILL);
        monthly.setOnAction(_ -> showMonth());
        listed.setOnAction(_ -> showList());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        filter.setId("calendar-filter");
        model.filterProperty().bind(filter.queryProperty());
        var fresh = new Button("New post", Icons.of(Feather.EDIT_3));
        fresh.setId("new-post");
        fresh.getStyleClass().add(Styles.ACCENT);
        fresh.setOnAction(_ -> write.run());
        var head = new HBox(title, arrow(Feather.CHEVRON_LEFT, "Previous month", -1), today,
                arrow(Feather.CHEVRON_RIGHT, "Next month", 1), gap, new HBox(monthly, listed), filter, fresh);
        head.getStyleClass().add("screen-head");
        return head;
    }

    private Button arrow(Ikon icon, String words, int months) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> model.next(months));
        return button;
    }

    void showMonth() {
        monthly.setSelected(true);
        lay();
    }

    void showList() {
        listed.setSelected(true);
        lay();
    }

    private void lay() {
        var failure = model.failureProperty().get();
        if (failure != null) {
            var again = new Button("Try again");
            again.setOnAction(_ -> model.load());
            var card = new ProblemCard(failure, again);
            card.setMaxSize(560, USE_PREF_SIZE);
            body.getChildren().setAll(card);
        } else {
            body.getChildren().setAll(listed.isSelected() ? agenda : month);
        }
    }

    private Drawer day(LocalDate day, List<PostView> posts, Steps steps) {
        var list = new VBox(4);
        list.getStyleClass().add("day-posts");
        for (var post : posts) {
            var chip = new Chip(post, model.time(post));
            chip.setOnMouseClicked(_ -> {
                model.selectedProperty().set(post);
                steps.details().run();
            });
            list.getChildren().add(chip);
        }
        if (posts.isEmpty()) {
            list.getChildren().add(new EmptyState(Feather.CALENDAR, "Nothing is due", "This day is free."));
        }
        var scroll = new javafx.scene.control.ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("drawer-scroll");
        return new Drawer(DAY.format(day)).with(Drawer.Section.FACTS, () -> scroll);
    }

    /** Esc while dragging: the post stays where it was. */
    boolean cancelDrag() {
        return month.cancel();
    }

    void focusFilter() {
        filter.requestFocus();
    }
}
