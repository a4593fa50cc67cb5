package belfry.desktop.shell;

import belfry.desktop.fx.Background;
import belfry.desktop.ui.Appearance;
import belfry.desktop.ui.Confirm;
import belfry.desktop.ui.ConfirmSheet;
import belfry.desktop.ui.Drawer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The window: rail, screens, status bar, drawer, sheets, palette, notices, keys. */
public final class Shell implements Frame {
    private static final double NARROW = 1100;

    private final Background background;
    private final Appearance appearance;
    private final StatusModel status;
    private final Badges badges = new Badges();
    private final UndoHistory undo = new UndoHistory();
    private final Actions actions = new Actions();
    private final Notices notices;
    private final Navigator navigator;
    private final Map<Area, Screen> screens = new EnumMap<>(Area.class);
    private final Map<Area, Node> focus = new EnumMap<>(Area.class);
    private final List<SearchProvider> providers = new ArrayList<>();
    private final StackPane content = new StackPane();
    private final StackPane window = new StackPane();
    private final Region serverLine = new Region();
    private final Layers layers;
    private final PaletteModel palette;
    private final Rail rail;
    private @Nullable Screen shown;
    private @Nullable PaletteView paletteView;

    public Shell(Background background, Appearance appearance, StatusModel status, Runnable switchWorkspace) {
        this.background = background;
        this.appearance = appearance;
        this.status = status;
        notices = new Notices(background, undo);
        navigator = new Navigator(Area.CALENDAR);
        layers = new Layers(content, window, appearance);
        palette = new PaletteModel(actions, navigator, background, providers);
        rail = new Rail(navigator, badges, status.workspaceProperty(), switchWorkspace);
        new ShellActions(this, appearance, switchWorkspace).register();
        lay();
        navigator.currentProperty().subscribe(this::arrive);
    }

    private void lay() {
        window.setId("window");
        window.getStyleClass().add("frame");
        content.setId("content");
        content.setMinSize(0, 0);
        VBox.setVgrow(content, Priority.ALWAYS);
        serverLine.getStyleClass().add("server-line");
        var bar = new StatusBar(status, this::openWorst, this::openPalette, this::openKeys);
        var frame = new BorderPane(new VBox(content, new SlowBar(background), bar));
        frame.setTop(serverLine);
        frame.setLeft(rail);
        window.getChildren().addAll(frame, new ToastPane(notices));
        window.widthProperty().subscribe(width -> rail.collapse(width.doubleValue() < NARROW));
    }

    /** The root of the window's scene. */
    public StackPane root() {
        return window;
    }

    /** Takes keys from the window's scene; the focus starts on the screen, not in its first text field. */
    public void start() {
        var keys = new KeyMap(actions, () -> navigator.current().area(), this::scopes, notices);
        window.addEventFilter(KeyEvent.KEY_PRESSED, keys::before);
        window.addEventHandler(KeyEvent.KEY_PRESSED, keys::after);
        window.addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
        arriveFirst();
        takeFocus();
    }

    /** Without a calendar the first area that has a screen. */
    private void arriveFirst() {
        if (shown == null && !screens.isEmpty()) {
            navigator.go(screens.keySet().iterator().next());
        }
    }

    /** The session ends: the screen that is shown closes what it listens to. */
    public void close() {
        if (shown != null) {
            shown.hidden();
        }
    }

    private Set<KeyScope> scopes() {
        if (layers.sheetOpen()) {
            return EnumSet.of(KeyScope.EVERYWHERE, KeyScope.COMPOSER);
        }
        var current = shown;
        return current == null
                ? EnumSet.of(KeyScope.EVERYWHERE)
                : EnumSet.of(KeyScope.EVERYWHERE, KeyScope.LIST, current.keys());
    }

    /** Adds a screen: its place on the rail, its actions, its keys. */
    public void add(Screen screen) {
        screens.put(screen.area(), screen);
        actions.add(screen.area(), screen.actions());
        rail.show(List.copyOf(screens.keySet()));
        ShellActions.registerArea(this, screen.area());
        if (screen.area() == navigator.current().area()) {
            arrive(navigator.current());
        }
    }

    public void add(SearchProvider provider) {
        providers.add(provider);
    }

    /** Colours the upper edge by the kind of server: {@code production}, {@code testing}, or none. */
    public void serverKind(String kind) {
        serverLine.getStyleClass().setAll("server-line", kind);
    }

    StatusModel status() {
        return status;
    }

    public Badges badges() {
        return badges;
    }

    private void arrive(Place place) {
        var next = screens.get(place.area());
        if (next == null) {
            return;
        }
        if (shown != next) {
            swap(next);
        }
        if (!place.target().isEmpty()) {
            next.open(place.target());
        }
    }

    private void swap(Screen next) {
        var before = shown;
        shown = next;
        layers.closeDrawer();
        if (before != null) {
            rememberFocus(before);
            before.hidden();
            before.node().setVisible(false);
        }
        var node = next.node();
        if (!content.getChildren().contains(node)) {
            node.managedProperty().bind(node.visibleProperty());
            content.getChildren().add(node);
        }
        node.setVisible(true);
        next.shown();
        takeFocus();
    }

    private void rememberFocus(Screen left) {
        var scene = window.getScene();
        var owner = scene == null ? null : scene.getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at == left.node()) {
                focus.put(left.area(), owner);
            }
        }
    }

    /** The focus goes where it was on this screen, else to the screen itself: never by itself into a text field. */
    void takeFocus() {
        var current = shown;
        if (current != null) {
            focus.getOrDefault(current.area(), current.node()).requestFocus();
        }
    }

    @Nullable
    Screen shown() {
        return shown;
    }

    void refresh() {
        if (shown != null) {
            shown.refresh();
        }
    }

    void openWorst() {
        var worst = status.worstProperty().get();
        if (!worst.text().isEmpty()) {
            navigator.go(new Place(Area.HEALTH, worst.target()));
        }
    }

    void openPalette() {
        if (paletteView != null && layers.onTop(paletteView)) {
            layers.closeSheet();
            return;
        }
        var view = new PaletteView(palette, notices, layers::closeSheet);
        paletteView = view;
        layers.openSheet(view, Pos.TOP_CENTER, () -> paletteView = null);
        view.ready();
    }

    void openKeys() {
        openSheet(new KeySheet(navigator.current().area(), actions.in(navigator.current().area())), () -> {});
    }

    /** Esc: the topmost thing that can be closed. */
    void closeTop() {
        if (layers.sheetOpen()) {
            layers.closeSheet();
        } else {
            layers.closeDrawer();
        }
    }

    @Override
    public Background background() {
        return background;
    }

    @Override
    public Notices notices() {
        return notices;
    }

    @Override
    public UndoHistory undo() {
        return undo;
    }

    @Override
    public Navigator navigator() {
        return navigator;
    }

    @Override
    public Actions actions() {
        return actions;
    }

    @Override
    public Appearance appearance() {
        return appearance;
    }

    @Override
    public void open(Drawer drawer) {
        layers.open(drawer);
    }

    @Override
    public void closeDrawer() {
        layers.closeDrawer();
    }

    @Nullable
    Drawer drawer() {
        return layers.drawer();
    }

    @Override
    public void openSheet(Node sheet, Runnable closed) {
        layers.openSheet(sheet, Pos.CENTER, closed);
    }

    @Override
    public void closeSheet() {
        layers.closeSheet();
    }

    @Override
    public void confirm(Confirm confirm) {
        var sheet = new ConfirmSheet(confirm, layers::closeSheet);
        layers.openSheet(sheet, Pos.CENTER, () -> {});
        sheet.ready();
    }
}
