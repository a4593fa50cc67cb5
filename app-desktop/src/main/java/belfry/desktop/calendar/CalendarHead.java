package belfry.desktop.calendar;

import atlantafx.base.theme.Styles;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.SearchField;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The line over the calendar: which time, how much of it, in which zone, which posts of it. */
final class CalendarHead extends HBox {
    private static final double ROOMY = 1080;

    private final CalendarParts parts;
    private final CalendarModel calendar;
    private final SearchField search = new SearchField("Search  /");
    private final Map<Scale, ToggleButton> scales = new EnumMap<>(Scale.class);

    CalendarHead(CalendarParts parts, BooleanProperty lanes) {
        this.parts = parts;
        calendar = parts.calendar();
        getStyleClass().add("screen-head");
        search.setId("calendar-filter");
        search.getStyleClass().add("calendar-search");
        search.queryProperty().subscribe(words -> calendar.filterProperty()
                .set(calendar.filterProperty().get().withWords(words)));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var zone = new ZoneMenu(calendar);
        var filters = new FilterMenu(calendar);
        var fresh = fresh();
        getChildren().addAll(title(), time(), gap, lanes(lanes), scales(), zone, filters, search, fresh);
        widthProperty().subscribe(width -> {
            compact(zone, width.doubleValue() < ROOMY);
            compact(filters, width.doubleValue() < ROOMY);
            compact(fresh, width.doubleValue() < ROOMY);
        });
        calendar.scaleProperty().subscribe(scale -> {
            var button = scales.get(scale);
            if (button != null) {
                button.setSelected(true);
            }
        });
    }

    private static void compact(Labeled control, boolean narrow) {
        control.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        control.setTooltip(narrow ? new Tooltip(control.getText()) : null);
        control.setMinWidth(USE_PREF_SIZE);
    }

    private Node title() {
        var title = new Label();
        title.setId("calendar-title");
        title.getStyleClass().add("screen-title");
        title.textProperty().bind(Bindings.createStringBinding(
                () -> calendar.scaleProperty().get().title(calendar.dayProperty().get()), calendar.dayProperty(),
                calendar.scaleProperty()));
        title.setMinWidth(USE_PREF_SIZE);
        return title;
    }

    private Node time() {
        var today = new Button("Today");
        today.setId("calendar-today");
        today.setOnAction(_ -> parts.cursor().today());
        today.getStyleClass().add(Styles.FLAT);
        today.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(arrow("calendar-previous", Feather.CHEVRON_LEFT, "Earlier", -1), today,
                arrow("calendar-next", Feather.CHEVRON_RIGHT, "Later", 1));
        row.setMinWidth(USE_PREF_SIZE);
        return row;
    }

    private Button arrow(String id, Ikon icon, String words, int periods) {
        var button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> {
            calendar.turn(periods);
            parts.cursor().follow();
        });
        return button;
    }

    private Node scales() {
        var group = new ToggleGroup();
        var row = new HBox();
        for (var scale : Scale.values()) {
            var button = new ToggleButton(scale.title());
            button.setId("scale-" + scale);
            button.setToggleGroup(group);
            button.getStyleClass().add(scale == Scale.MONTH
                    ? Styles.LEFT_PILL
                    : scale == Scale.LIST ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true);
                parts.cursor().zoom(scale);
            });
            scales.put(scale, button);
            row.getChildren().add(button);
        }
        row.setMinWidth(USE_PREF_SIZE);
        return row;
    }

    private Node lanes(BooleanProperty lanes) {
        var button = new ToggleButton("", Icons.of(Feather.COLUMNS));
        button.setId("calendar-lanes");
        button.getStyleClass().addAll(Styles.BUTTON_ICON);
        button.setTooltip(new Tooltip("A lane for each channel"));
        button.setAccessibleText("A lane for each channel");
        button.selectedProperty().bindBidirectional(lanes);
        button.setMinWidth(USE_PREF_SIZE);
        button.visibleProperty().bind(calendar.scaleProperty().isEqualTo(Scale.DAY));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private Button fresh() {
        var fresh = new Button("New post", Icons.of(Feather.EDIT_3));
        fresh.setId("new-post");
        fresh.getStyleClass().add(Styles.ACCENT);
        fresh.setOnAction(_ -> parts.write().accept(parts.cursor().due()));
        return fresh;
    }

    void focusFilter() {
        search.requestFocus();
    }
}
