package belfry.desktop.calendar;

import atlantafx.base.theme.Styles;
import belfry.desktop.ui.Icons;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/** In which zone days and hours are shown: the workspace's, this machine's, UTC, or any other. */
final class ZoneMenu extends MenuButton {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final List<String> CONTINENTS = List.of("Africa", "America", "Antarctica", "Asia", "Atlantic",
            "Australia", "Europe", "Indian", "Pacific");

    private final CalendarModel calendar;

    ZoneMenu(CalendarModel calendar) {
        super("", Icons.of(Feather.GLOBE));
        this.calendar = calendar;
        setId("calendar-zone");
        calendar.zoneProperty().subscribe(_ -> name());
        getItems().add(new MenuItem());
        setOnShowing(_ -> build());
    }

    private void name() {
        var zone = calendar.zone();
        setText(city(zone));
        setAccessibleText("Times are shown in " + zone.getId());
        getStyleClass().remove(Styles.WARNING);
        if (!zone.equals(calendar.home())) {
            getStyleClass().add(Styles.WARNING);
        }
    }

    /** {@code New York} of {@code America/New_York}. */
    static String city(ZoneId zone) {
        var id = zone.getId();
        return id.equals("Z") ? "UTC" : id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private void build() {
        getItems().setAll(item("Workspace", calendar.home()));
        if (!ZoneId.systemDefault().equals(calendar.home())) {
            getItems().add(item("This computer", ZoneId.systemDefault()));
        }
        getItems().addAll(item("UTC", ZoneOffset.UTC), new SeparatorMenuItem());
        CONTINENTS.forEach(continent -> getItems().add(menu(continent)));
    }

    private MenuItem item(String what, ZoneId zone) {
        var item = new MenuItem("%s · %s · %s".formatted(what, zone.equals(ZoneOffset.UTC) ? "Z" : city(zone),
                TIME.format(calendar.now().atZone(zone))).replace("UTC · Z", "UTC"));
        item.setId("zone-" + what.toLowerCase(Locale.ROOT).replace(' ', '-'));
        item.setOnAction(_ -> calendar.zoneProperty().set(zone));
        return item;
    }

    private Menu menu(String continent) {
        var menu = new Menu(continent);
        menu.getItems().add(new MenuItem());
        menu.setOnShowing(_ -> menu.getItems().setAll(zones(continent).map(id -> {
            var item = new MenuItem(id.substring(continent.length() + 1).replace('_', ' '));
            item.setOnAction(_ -> calendar.zoneProperty().set(ZoneId.of(id)));
            return item;
        }).toList()));
        return menu;
    }

    private static Stream<String> zones(String continent) {
        return ZoneId.getAvailableZoneIds().stream().filter(id -> id.startsWith(continent + "/")).sorted();
    }
}
