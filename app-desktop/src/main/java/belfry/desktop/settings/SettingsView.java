package belfry.desktop.settings;

import belfry.desktop.ui.Icons;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The pages of the settings, chosen at the left. */
final class SettingsView extends BorderPane {
    private final Map<Section, ToggleButton> items = new EnumMap<>(Section.class);
    private final Map<Section, Node> pages = new EnumMap<>(Section.class);
    private final MembersPage members;
    private final KeysPage keys;

    /** One page. */
    enum Section {
        APPEARANCE("Appearance", Feather.SUN),
        WORKSPACE("Workspace", Feather.BRIEFCASE),
        MEMBERS("Members", Feather.USERS),
        KEYS("API keys", Feather.KEY),
        SERVERS("Servers", Feather.SERVER);

        private final String title;
        private final Ikon icon;

        Section(String title, Ikon icon) {
            this.title = title;
            this.icon = icon;
        }

        String title() {
            return title;
        }
    }

    SettingsView(AppearancePage appearance, WorkspacePage workspace, MembersPage members, KeysPage keys,
            ServersPage servers) {
        this.members = members;
        this.keys = keys;
        setId("settings");
        getStyleClass().add("screen");
        pages.put(Section.APPEARANCE, appearance);
        pages.put(Section.WORKSPACE, workspace);
        pages.put(Section.MEMBERS, members);
        pages.put(Section.KEYS, keys);
        pages.put(Section.SERVERS, servers);
        var title = new Label("Settings");
        title.getStyleClass().add("screen-title");
        var head = new HBox(title);
        head.getStyleClass().add("screen-head");
        setTop(head);
        setLeft(navigation());
        select(Section.APPEARANCE);
    }

    private Node navigation() {
        var group = new ToggleGroup();
        var list = new VBox();
        list.getStyleClass().add("settings-nav");
        for (var section : Section.values()) {
            var item = new ToggleButton(section.title, Icons.of(section.icon));
            item.setId("settings-" + section.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(_ -> select(section));
            items.put(section, item);
            list.getChildren().add(item);
        }
        return list;
    }

    void select(Section section) {
        var item = items.get(section);
        var page = pages.get(section);
        if (item == null || page == null) {
            return;
        }
        item.setSelected(true);
        var centred = new StackPane(page);
        centred.setAlignment(Pos.TOP_CENTER);
        var scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("settings-scroll");
        setCenter(scroll);
    }

    void newKey() {
        select(Section.KEYS);
        keys.create();
    }

    void addMember() {
        select(Section.MEMBERS);
        members.add();
    }
}
