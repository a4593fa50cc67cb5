package belfry.desktop;

import belfry.desktop.fx.Background;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Place;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A window that a program uses as a person would: goes somewhere, does something, looks at what is there. */
final class Walk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofMillis(500);
    private static final int DRAG_STEPS = 8;

    private final Desktop desktop;
    private final Background fx;
    private final BiConsumer<String, BufferedImage> album;
    private @Nullable Node inHand;

    Walk(Desktop desktop, Background fx, BiConsumer<String, BufferedImage> album) {
        this.desktop = desktop;
        this.fx = fx;
        this.album = album;
    }

    Scene scene() {
        return Objects.requireNonNull(desktop.scene());
    }

    Desktop desktop() {
        return desktop;
    }

    Console console() throws Exception {
        until("connected", () -> desktop.console() != null);
        return Objects.requireNonNull(desktop.console());
    }

    void go(Area area) throws Exception {
        go(Place.of(area));
    }

    void go(Place place) throws Exception {
        var navigator = console().shell().navigator();
        run(() -> navigator.go(place));
        settle();
    }

    /** Does what the palette would do. */
    void act(String id) throws Exception {
        var action = console().shell().actions().find(id).orElseThrow(() -> new IllegalStateException("no " + id));
        run(action.run());
        settle();
    }

    void press(String selector) throws Exception {
        run(() -> node(selector, ButtonBase.class).fire());
        settle();
    }

    void type(String selector, String text) throws Exception {
        run(() -> node(selector, TextInputControl.class).setText(text));
        settle();
    }

    void select(String selector, int index) throws Exception {
        run(() -> {
            switch (node(selector, Node.class)) {
                case ListView<?> list -> list.getSelectionModel().select(index);
                case TableView<?> table -> table.getSelectionModel().select(index);
                case TabPane tabs -> tabs.getSelectionModel().select(index);
                case Node other -> throw new IllegalStateException("nothing to select from in " + other);
            }
        });
        settle();
    }

    boolean there(String selector) throws Exception {
        return onFx(fx, () -> {
            var found = scene().lookup(selector);
            return found != null && found.isVisible();
        });
    }

    /** Takes the one in hand and holds it over the other, by the events a mouse brings; {@link #letGo} leaves it where it was. */
    void drag(String from, String to) throws Exception {
        run(() -> {
            var taken = node(from, Node.class);
            inHand = taken;
            var start = middle(taken);
            var end = middle(node(to, Node.class));
            mouse(taken, MouseEvent.MOUSE_PRESSED, start);
            for (var i = 1; i <= DRAG_STEPS; i++) {
                mouse(taken, MouseEvent.MOUSE_DRAGGED, start.interpolate(end, (double) i / DRAG_STEPS));
            }
        });
        settle();
    }

    private static Point2D middle(Node node) {
        var bounds = node.localToScene(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static void mouse(Node node, EventType<MouseEvent> type, Point2D at) {
        Event.fireEvent(node, new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1,
                false, false, false, false, true, false, false, false, false, false, null));
    }

    /** Ends a drag where it was begun, as Esc does. */
    void letGo() throws Exception {
        var node = inHand;
        if (node != null) {
            inHand = null;
            run(() -> Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false,
                    false, false)));
        }
    }

    private <T extends Node> T node(String selector, Class<T> type) {
        var found = scene().lookup(selector);
        if (found == null) {
            throw new IllegalStateException("nothing there: " + selector);
        }
        return type.cast(found);
    }

    void run(Runnable step) throws Exception {
        onFx(fx, () -> {
            step.run();
            return true;
        });
    }

    /** Takes a picture of what there is. */
    void keep(String name) throws Exception {
        settle();
        album.accept(name, onFx(fx, () -> {
            var root = scene().getRoot();
            root.applyCss();
            root.layout();
            return SwingFXUtils.fromFXImage(scene().snapshot(null), null);
        }));
    }

    private void settle() throws Exception {
        until("quiet", () -> desktop.background().idle());
        TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
        until("quiet", () -> desktop.background().idle());
    }

    private void until(String what, BooleanSupplier condition) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!onFx(fx, condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not in time: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    static void write(BufferedImage image, Path file) {
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T onFx(Background fx, Callable<T> call) throws InterruptedException, ExecutionException {
        var task = new FutureTask<>(call);
        fx.show(task);
        return task.get();
    }
}
