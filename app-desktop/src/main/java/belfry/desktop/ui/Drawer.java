package belfry.desktop.ui;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Details of one thing over the right third: a heading and tabs, each built when it is first looked at. */
public final class Drawer extends VBox {
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final HBox badges = new HBox(6);
    private final TabPane tabs = new TabPane();
    private final Map<Section, Tab> sections = new EnumMap<>(Section.class);
    private Runnable close = () -> {};

    /** The tabs a drawer may have, always in this order. */
    public enum Section {
        FACTS("Facts"), HISTORY("History"), LEDGER("Ledger"), LOGS("Logs"), RAW("Raw");

        private final String title;

        Section(String title) {
            this.title = title;
        }
    }

    public Drawer(String heading) {
        setId("drawer");
        getStyleClass().add("drawer");
        title.setText(heading);
        title.getStyleClass().add("drawer-title");
        Prose.wrap(title);
        title.setId("drawer-title");
        subtitle.getStyleClass().add(Styles.TEXT_MUTED);
        Prose.wrap(subtitle);
        subtitle.managedProperty().bind(subtitle.textProperty().isNotEmpty());
        badges.setAlignment(Pos.CENTER_LEFT);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("drawer-tabs");
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(head(), tabs);
    }

    private Node head() {
        var closing = new Button("", Icons.of(Feather.X));
        closing.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        closing.setId("drawer-close");
        closing.setTooltip(new Tooltip("Close (Esc)"));
        closing.setAccessibleText("Close");
        closing.setFocusTraversable(false);
        closing.setOnAction(_ -> close.run());
        var words = new VBox(4, title, subtitle, badges);
        HBox.setHgrow(words, Priority.ALWAYS);
        badges.managedProperty().bind(Bindings.isNotEmpty(badges.getChildren()));
        var head = new HBox(8, words, closing);
        head.getStyleClass().add("drawer-head");
        return head;
    }

    public Drawer title(String heading) {
        title.setText(heading);
        return this;
    }

    public Drawer subtitle(String text) {
        subtitle.setText(text);
        return this;
    }

    /** Puts badges below the heading, in place of those that are there. */
    public Drawer badges(Node... nodes) {
        badges.getChildren().setAll(nodes);
        return this;
    }

    /** Adds or replaces a tab; its content is built when it is first selected. */
    public Drawer with(Section section, Supplier<? extends Node> content) {
        var tab = sections.computeIfAbsent(section, this::addTab);
        tab.setContent(null);
        Runnable build = () -> {
            if (tab.isSelected() && tab.getContent() == null) {
                tab.setContent(content.get());
            }
        };
        tab.setOnSelectionChanged(_ -> build.run());
        build.run();
        return this;
    }

    private Tab addTab(Section section) {
        var tab = new Tab(section.title);
        tab.setId("drawer-" + section.name().toLowerCase(Locale.ROOT));
        var before = (int) sections.keySet().stream().filter(known -> known.compareTo(section) < 0).count();
        tabs.getTabs().add(before, tab);
        return tab;
    }

    public void select(Section section) {
        var tab = sections.get(section);
        if (tab != null) {
            tabs.getSelectionModel().select(tab);
        }
    }

    public void nextTab() {
        var model = tabs.getSelectionModel();
        model.select((model.getSelectedIndex() + 1) % Math.max(1, tabs.getTabs().size()));
    }

    public void previousTab() {
        var count = Math.max(1, tabs.getTabs().size());
        tabs.getSelectionModel().select((tabs.getSelectionModel().getSelectedIndex() + count - 1) % count);
    }

    /** Set by the window that shows it. */
    public void onClose(Runnable run) {
        close = run;
    }
}
