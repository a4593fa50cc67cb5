package belfry.desktop;

import belfry.desktop.fx.Background;
import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.ui.Appearance;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/**
 * Measures what a person feels: how soon the first frame and the first calendar are there, how long a change of month
 * takes, the longest frame while dragging, a jump in a list of 100,000 rows, and memory after scripted use.
 */
public final class ConsoleBench {
    private static final int ROUNDS = 12;
    /** Months from now to that of the many rows. */
    private static final int ROWS_MONTH = 7;

    private final FxClock fx = new FxClock(Background.onVirtualThreads());
    private final String server;
    private final Path home;
    private final int posts;
    private final long minutes;
    private final int steps;
    private final int rows;
    private Desktop desktop;
    private Stage stage;

    private ConsoleBench(String[] arguments) {
        server = arguments[0];
        home = Path.of(arguments[1]);
        posts = Integer.parseInt(arguments[2]);
        minutes = Long.parseLong(arguments[3]);
        steps = Integer.parseInt(arguments[4]);
        rows = Integer.parseInt(arguments[5]);
    }

    /** {@code SERVER HOME POSTS MINUTES STEPS ROWS}: HOME is that of the server, for its admin token. */
    public static void main(String[] arguments) throws Exception {
        new ConsoleBench(arguments).measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        var started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        open();
        fx.frame();
        tell("first frame, from the start of the process", sinceStart());
        fx.until(() -> desktop.console() != null && desktop.background().idle() && !chips().isEmpty());
        fx.frame();
        tell("first drawn calendar, %,d posts".formatted(posts), sinceStart());
        months();
        for (var scale : List.of("month", "week")) {
            dragging(scale, "the first drag in the " + scale);
            dragging(scale, "a later drag in the " + scale);
        }
        use();
        tell("resident memory after %d min of use".formatted(minutes), "%d MB (at most %d MB), heap after collection %d MB"
                .formatted(FxClock.status("VmRSS"), FxClock.status("VmHWM"), FxClock.heap()));
        rows();
    }

    private static String sinceStart() {
        return "%d ms; %d ms of processor time".formatted(
                System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime(), FxClock.spent());
    }

    private void open() throws Exception {
        var folder = Files.createDirectories(home.resolveSibling("console"));
        fx.onFx(() -> {
            stage = new Stage();
            var settings = new SettingsFile(folder);
            settings.change(fresh -> fresh.looking(Appearance.Mode.LIGHT, true));
            desktop = new Desktop(stage, LaunchOptions.parse(List.of("--server", server, "--home",
                    home.toString()), Map.of(), folder), settings,
                    SecretStores.inFile(folder.resolve("logins.json")), _ -> {});
            desktop.start();
            stage.setX(0);
            stage.setY(0);
            return stage;
        });
    }

    private void months() throws Exception {
        var cold = new ArrayList<Long>();
        var work = new ArrayList<Long>();
        for (var i = 0; i < ROUNDS; i++) {
            var before = fx.cpu();
            var begin = System.nanoTime();
            run(i % 2 == 0 ? "next" : "previous");
            fx.frame();
            cold.add(System.nanoTime() - begin);
            work.add(fx.cpu() - before);
            fx.until(() -> desktop.background().idle());
        }
        var first = cold.getFirst();
        var firstWork = work.getFirst();
        Collections.sort(cold);
        Collections.sort(work);
        tell("switch of month, to the next frame", "median %.0f ms, longest %.0f ms, the first %.0f ms"
                .formatted(FxClock.millis(cold.get(ROUNDS / 2)), FxClock.millis(cold.getLast()), FxClock.millis(first)));
        tell("  its work on the JavaFX thread", "median %.0f ms, longest %.0f ms, the first %.0f ms".formatted(
                FxClock.millis(work.get(ROUNDS / 2)), FxClock.millis(work.getLast()), FxClock.millis(firstWork)));
    }

    /** Events as the mouse makes them, one per frame, over the whole grid. */
    private void dragging(String scale, String title) throws Exception {
        run(scale);
        run("today");
        fx.until(() -> desktop.background().idle());
        fx.frame();
        fx.frame();
        var grid = fx.onFx(() -> Objects.requireNonNull(desktop.scene()).getRoot().lookup(
                scale.equals("month") ? "#month" : "#hours .hour-scroll .viewport"));
        var target = fx.onFx(() -> scale.equals("month") ? grid : chips().getFirst().getParent().getParent().getParent());
        var from = fx.onFx(() -> movable().localToScene(12, 8));
        var frames = new FxClock.Frames();
        var before = fx.cpu();
        fx.onFx(() -> {
            frames.start();
            fire(target, MouseEvent.MOUSE_PRESSED, from);
            return true;
        });
        for (var i = 0; i < steps; i++) {
            var angle = i * Math.PI / 60;
            var point = new Point2D(640 + 380 * Math.cos(angle), 420 + 240 * Math.sin(angle));
            fx.onFx(() -> {
                fire(target, MouseEvent.MOUSE_DRAGGED, point);
                return true;
            });
            fx.frame();
        }
        fx.onFx(() -> {
            fire(target, MouseEvent.MOUSE_RELEASED, new Point2D(2, 2));
            frames.stop();
            return true;
        });
        tell(title, frames.words() + ", %.1f ms of work each".formatted(FxClock.millis(fx.cpu() - before) / steps));
        fx.until(() -> desktop.background().idle());
    }

    private Node movable() {
        return chips().stream().filter(chip -> chip.localToScene(0, 0).getY() > 120).findFirst().orElseThrow();
    }

    private static void fire(Node node, javafx.event.EventType<MouseEvent> type, Point2D at) {
        var here = node.sceneToLocal(at);
        Event.fireEvent(node, new MouseEvent(node, node, type, here.getX(), here.getY(), at.getX(), at.getY(),
                MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, false, null)
                .copyFor(node, node));
    }

    private List<Node> chips() {
        return List.copyOf(Objects.requireNonNull(desktop.scene()).getRoot().lookupAll(".chip").stream()
                .filter(chip -> chip.isVisible() && chip.getId() != null).toList());
    }

    /** The list of a month that has far more posts than any. */
    private void rows() throws Exception {
        run("list");
        run("today");
        for (var i = 0; i < ROWS_MONTH; i++) {
            run("next");
        }
        var loading = System.nanoTime();
        var list = fx.onFx(() -> (ListView<?>) Objects.requireNonNull(desktop.scene()).getRoot().lookup("#agenda"));
        fx.until(() -> desktop.background().idle() && list.getItems().size() == rows);
        tell("%,d rows read and listed".formatted(rows), "%.1f s".formatted(FxClock.millis(System.nanoTime() - loading)
                / 1000));
        var took = new ArrayList<Long>();
        var before = fx.cpu();
        for (var i = 1; i <= ROUNDS; i++) {
            var row = (int) ((long) i * 37_813 % rows);
            var begin = System.nanoTime();
            fx.onFx(() -> {
                list.scrollTo(row);
                return true;
            });
            fx.frame();
            took.add(System.nanoTime() - begin);
        }
        Collections.sort(took);
        tell("jump in a list of %,d rows".formatted(rows),
                "median %.0f ms, longest %.0f ms; %.0f ms of work on the JavaFX thread each".formatted(
                        FxClock.millis(took.get(ROUNDS / 2)), FxClock.millis(took.getLast()),
                        FxClock.millis(fx.cpu() - before) / ROUNDS));
    }

    /** What a person does all day: looks here and there. */
    private void use() throws Exception {
        var actions = List.of("month", "next", "previous", "week", "next", "today", "day", "next", "list", "month",
                "right", "down", "right");
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        var frames = new FxClock.Frames();
        fx.onFx(() -> {
            frames.start();
            return true;
        });
        for (var i = 0; System.nanoTime() < end; i++) {
            run(actions.get(i % actions.size()));
            fx.frame();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
        }
        fx.onFx(() -> {
            frames.stop();
            return true;
        });
        if (minutes > 0) {
            tell("frames in that use", frames.words());
        }
    }

    private void run(String action) throws Exception {
        fx.onFx(() -> {
            Objects.requireNonNull(desktop.console()).shell().actions().find("calendar." + action).orElseThrow().run()
                    .run();
            return true;
        });
    }

    private static void tell(String what, String figure) {
        System.out.printf("%-48s %s%n", what, figure);
    }
}
