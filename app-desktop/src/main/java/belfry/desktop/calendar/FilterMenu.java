package belfry.desktop.calendar;

import atlantafx.base.theme.Styles;
import belfry.core.network.Networks;
import belfry.core.post.DeliveryState;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.StateIcon;
import belfry.desktop.ui.StateLook;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Ticks what is shown: states, networks, channels. It stays open while one ticks. */
final class FilterMenu extends MenuButton {
    private final CalendarModel calendar;

    FilterMenu(CalendarModel calendar) {
        super("Filter", Icons.of(Feather.SLIDERS));
        this.calendar = calendar;
        setId("calendar-filters");
        setAccessibleText("Filter by state, network and channel");
        calendar.channelsProperty().subscribe(_ -> build());
        calendar.filterProperty().subscribe(_ -> count());
        setOnShowing(_ -> build());
    }

    private void count() {
        var ticked = calendar.filterProperty().get().ticked();
        setText(ticked == 0 ? "Filter" : "Filter · " + ticked);
        getStyleClass().remove(Styles.ACCENT);
        if (ticked > 0) {
            getStyleClass().add(Styles.ACCENT);
        }
    }

    private void build() {
        var filter = calendar.filterProperty().get();
        getItems().setAll(heading("States"));
        for (var state : DeliveryState.values()) {
            add("state-" + state, StateLook.of(state).word(), new StateIcon(state), filter.states().contains(state),
                    () -> change(calendar.filterProperty().get().toggle(state)));
        }
        var networks = calendar.channels().stream().map(channel -> channel.network()).distinct().sorted().toList();
        section("Networks", networks);
        for (var network : networks) {
            add("network-" + network, Networks.name(network), new NetworkMark(network, "tiny"),
                    filter.networks().contains(network),
                    () -> change(calendar.filterProperty().get().toggle(network)));
        }
        section("Channels", calendar.channels());
        for (var channel : calendar.channels()) {
            add("channel-" + channel.id(), channel.name(), new NetworkMark(channel.network(), "tiny"),
                    filter.channels().contains(channel.id()),
                    () -> change(calendar.filterProperty().get().toggle(channel.id())));
        }
        getItems().add(new SeparatorMenuItem());
        var clear = new MenuItem("Show everything");
        clear.setId("filter-clear");
        clear.setDisable(filter.ticked() == 0);
        clear.setOnAction(_ -> change(CalendarFilter.NONE.withWords(calendar.filterProperty().get().words())));
        getItems().add(clear);
    }

    private void change(CalendarFilter filter) {
        calendar.filterProperty().set(filter);
    }

    private void section(String title, List<?> items) {
        if (!items.isEmpty()) {
            getItems().addAll(new SeparatorMenuItem(), heading(title));
        }
    }

    private static MenuItem heading(String title) {
        var label = new Label(title);
        label.getStyleClass().add("menu-heading");
        var item = new CustomMenuItem(label, false);
        item.getStyleClass().add("menu-heading-item");
        item.setDisable(true);
        return item;
    }

    private void add(String id, String word, Node sign, boolean ticked, Runnable toggle) {
        var box = new CheckBox(word);
        box.setGraphic(sign);
        box.setSelected(ticked);
        box.setMouseTransparent(true);
        box.setFocusTraversable(false);
        box.setMinWidth(180);
        var item = new CustomMenuItem(box, false);
        item.setId("filter-" + id);
        item.setOnAction(_ -> {
            toggle.run();
            box.setSelected(!box.isSelected());
        });
        getItems().add(item);
    }
}
