package belfry.desktop.shell;

import belfry.desktop.ui.Appearance;
import belfry.desktop.ui.Drawer;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What lies over the screens: the drawer at the right, sheets above everything. */
final class Layers {
    private static final Duration SLIDE = Duration.millis(120);
    private static final double LEAST_DRAWER = 400;
    private static final double EDGE = 16;

    private final StackPane content;
    private final StackPane window;
    private final Appearance appearance;
    private final Deque<Sheet> sheets = new ArrayDeque<>();
    private @Nullable Drawer drawer;

    /** A sheet that lies open, where the focus was before, and what runs when it goes. */
    private record Sheet(StackPane host, @Nullable Node focusBefore, Runnable closed) {}

    Layers(StackPane content, StackPane window, Appearance appearance) {
        this.content = content;
        this.window = window;
        this.appearance = appearance;
    }

    void open(Drawer opened) {
        var fresh = drawer == null;
        closeDrawer();
        drawer = opened;
        opened.onClose(this::closeDrawer);
        StackPane.setAlignment(opened, Pos.CENTER_RIGHT);
        var width = Bindings.max(LEAST_DRAWER, content.widthProperty().divide(3));
        opened.maxWidthProperty().bind(width);
        opened.minWidthProperty().bind(width);
        content.getChildren().addAll(edge(opened), opened);
        if (fresh && !appearance.still().get()) {
            slideIn(opened);
        }
    }

    private static void slideIn(Node node) {
        node.setTranslateX(48);
        node.setOpacity(0);
        new Timeline(new KeyFrame(SLIDE, new KeyValue(node.translateXProperty(), 0, Interpolator.EASE_OUT),
                new KeyValue(node.opacityProperty(), 1, Interpolator.EASE_OUT))).play();
    }

    @Nullable
    Drawer drawer() {
        return drawer;
    }

    void closeDrawer() {
        if (drawer != null) {
            content.getChildren().removeIf(node -> node == drawer || node.getStyleClass().contains("drawer-edge"));
            drawer.maxWidthProperty().unbind();
            drawer.minWidthProperty().unbind();
            drawer = null;
        }
    }

    /** Regions without a height of their own wishes are kept to what they need. */
    void openSheet(Node sheet, Pos where, Runnable closed) {
        if (sheet instanceof Region region && region.getMaxHeight() == Region.USE_COMPUTED_SIZE) {
            region.setMaxHeight(Region.USE_PREF_SIZE);
        }
        var host = new StackPane(shadow(sheet), sheet);
        host.getStyleClass().add("scrim");
        host.setPadding(where == Pos.TOP_CENTER ? new Insets(72, 24, 24, 24) : new Insets(24));
        host.setAlignment(where);
        var scene = window.getScene();
        sheets.push(new Sheet(host, scene == null ? null : scene.getFocusOwner(), closed));
        window.getChildren().add(window.getChildren().size() - 1, host);
    }

    /** The shadow lies on a node of its own: on the sheet itself it would be worked out anew at each keystroke. */
    private static Node shadow(Node sheet) {
        var shadow = new Region();
        shadow.getStyleClass().add("sheet-shadow");
        shadow.setManaged(false);
        shadow.setMouseTransparent(true);
        shadow.setCache(true);
        follow(sheet, shadow, () -> shadow.resizeRelocate(sheet.getLayoutX(), sheet.getLayoutY(),
                sheet.getLayoutBounds().getWidth(), sheet.getLayoutBounds().getHeight()));
        return shadow;
    }

    /** What the drawer throws on the list at its left. */
    private static Node edge(Drawer drawer) {
        var edge = new Region();
        edge.getStyleClass().add("drawer-edge");
        edge.setManaged(false);
        edge.setMouseTransparent(true);
        follow(drawer, edge, () -> edge.resizeRelocate(drawer.getLayoutX() - EDGE, drawer.getLayoutY(), EDGE,
                drawer.getHeight()));
        return edge;
    }

    /** Whoever listened to the bounds in the parent would have every text within laid out anew at each change of one. */
    private static void follow(Node sheet, Node with, Runnable place) {
        sheet.layoutBoundsProperty().subscribe(_ -> place.run());
        sheet.layoutXProperty().subscribe(_ -> place.run());
        sheet.layoutYProperty().subscribe(_ -> place.run());
        with.translateXProperty().bind(sheet.translateXProperty());
        with.translateYProperty().bind(sheet.translateYProperty());
    }

    boolean sheetOpen() {
        return !sheets.isEmpty();
    }

    /** Whether this very node is the sheet on top. */
    boolean onTop(Node sheet) {
        return !sheets.isEmpty() && sheets.getFirst().host().getChildren().contains(sheet);
    }

    void closeSheet() {
        if (sheets.isEmpty()) {
            return;
        }
        var top = sheets.pop();
        window.getChildren().remove(top.host());
        var focus = top.focusBefore();
        if (focus != null) {
            focus.requestFocus();
        }
        top.closed().run();
    }
}
