package belfry.desktop.calendar;

import belfry.core.wire.ChannelView;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.NetworkMark;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/** Above the hours: which day, or which channel, each column is. */
final class HourHead extends Pane {
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass WEEKEND = PseudoClass.getPseudoClass("weekend");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);
    private static final double HEIGHT = 40;

    private final CalendarModel calendar;
    private final Consumer<LocalDate> open;
    private final Label zone = new Label();
    private List<HourColumn> columns = List.of();

    /** @param open shows one day alone */
    HourHead(CalendarModel calendar, Consumer<LocalDate> open) {
        this.calendar = calendar;
        this.open = open;
        getStyleClass().add("hour-head");
        zone.getStyleClass().add("hour-label");
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    void show(List<HourColumn> wanted) {
        columns = wanted;
        zone.setText(abbreviation(calendar.zone(), columns.getFirst().day()));
        getChildren().setAll(zone);
        columns.forEach(column -> {
            var channel = column.channel();
            getChildren().add(channel == null ? day(column.day()) : lane(channel));
        });
        requestLayout();
    }

    private static String abbreviation(ZoneId zone, LocalDate day) {
        return OFFSET.format(day.atTime(12, 0).atZone(zone));
    }

    private Node day(LocalDate date) {
        var name = new Label(date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        name.getStyleClass().add("weekday");
        var number = new Label(String.valueOf(date.getDayOfMonth()));
        number.getStyleClass().add("day-number");
        var due = calendar.on(date).size();
        var count = new Label(due == 0 ? "" : Formats.count(due, "post"));
        count.getStyleClass().add("caption");
        count.setMinWidth(0);
        var head = new HBox(6, number, name, count);
        head.setAlignment(Pos.CENTER_LEFT);
        var button = new Button("", head);
        button.setId("head-" + date);
        button.getStyleClass().setAll("button", "day-head");
        button.setAlignment(Pos.CENTER_LEFT);
        button.setFocusTraversable(false);
        button.setAccessibleText("Show " + MovePlanner.day(date));
        button.setOnAction(_ -> open.accept(date));
        button.pseudoClassStateChanged(TODAY, date.equals(calendar.today()));
        button.pseudoClassStateChanged(WEEKEND, date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
        return button;
    }

    private static Node lane(ChannelView channel) {
        var label = new Label(channel.name(), new NetworkMark(channel.network(), "small"));
        label.getStyleClass().add("lane-head");
        return label;
    }

    @Override
    protected void layoutChildren() {
        zone.resizeRelocate(0, 0, HourLines.GUTTER - 12, HEIGHT);
        for (var i = 0; i < columns.size(); i++) {
            var left = HourLines.left(getWidth(), i, columns.size());
            getChildren().get(i + 1).resizeRelocate(left, 0,
                    HourLines.left(getWidth(), i + 1, columns.size()) - left, HEIGHT);
        }
    }
}
