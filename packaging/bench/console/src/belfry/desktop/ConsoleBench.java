package belfry.desktop;

import belfry.core.post.DeliveryState;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.ui.Appearance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.collections.FXCollections;
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
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int ROUNDS = 12;
    private static final int ROWS = 100_000;

    private final FxClock fx = new FxClock(Background.onVirtualThreads());
    private final FakeServer fake = new FakeServer();
    private final int posts;
    private final long minutes;
    private final int steps;
    private Desktop desktop;
    private Stage stage;

    private ConsoleBench(int posts, long minutes, int steps) {
        this.posts = posts;
        this.steps = steps;
        this.minutes = minutes;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new ConsoleBench(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]),
                Integer.parseInt(arguments[2]));
        bench.measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        sample();
        var begin = System.nanoTime();
        var started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        open();
        fx.frame();
        tell("first frame (from the start of the toolkit)", "%.0f ms".formatted(FxClock.millis(System.nanoTime() - begin)));
        fx.until(() -> desktop.console() != null && desktop.background().idle() && !chips().isEmpty());
        fx.frame();
        tell("first drawn calendar, %,d posts".formatted(posts), "%.0f ms".formatted(FxClock.millis(System.nanoTime()
                - begin)));
        months();
        dragging("month", "longest frame while dragging in the month");
        dragging("week", "longest frame while dragging in the week");
        rows();
        use();
        tell("resident memory after %d min of use".formatted(minutes), "%d MB, heap after collection %d MB"
                .formatted(FxClock.resident(), FxClock.heap()));
    }

    /** The posts of this month and half as many in the next. */
    private void sample() {
        var first = LocalDate.now(BERLIN).withDayOfMonth(1);
        for (var i = 0; i < posts * 3 / 2; i++) {
            var day = first.plusMonths(i / posts).plusDays(i % 28);
            var due = day.atTime(i * 7 % 24, i * 5 % 60).atZone(BERLIN).toInstant();
            fake.posts.add(fake.post(FakeServer.id(10_000 + i), "Post number " + i + " of the bench", due,
                    i % 9 == 0 ? DeliveryState.DRAFT : DeliveryState.QUEUED, List.of(),
                    List.of(fake.channels.get(i % 4).id()), 1));
        }
    }

    private void open() throws Exception {
        var folder = Files.createTempDirectory("belfry-bench");
        Files.writeString(folder.resolve("admin-token"), fake.token);
        fx.onFx(() -> {
            stage = new Stage();
            var settings = new SettingsFile(folder);
            settings.change(fresh -> fresh.looking(Appearance.Mode.LIGHT, true));
            desktop = new Desktop(stage, LaunchOptions.parse(List.of("--server", fake.address(), "--home",
                    folder.toString()), Map.of(), folder), settings,
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

    /** The list of the calendar with far more rows than a month has. */
    @SuppressWarnings("unchecked")
    private void rows() throws Exception {
        run("list");
        fx.until(() -> desktop.background().idle());
        fx.frame();
        var list = fx.onFx(() -> (ListView<PostView>) Objects.requireNonNull(desktop.scene()).getRoot().lookup("#agenda"));
        var some = List.copyOf(fake.posts);
        fx.onFx(() -> {
            var many = new ArrayList<PostView>(ROWS);
            for (var i = 0; i < ROWS; i++) {
                many.add(some.get(i % some.size()));
            }
            list.setItems(FXCollections.observableList(many));
            return true;
        });
        fx.frame();
        var took = new ArrayList<Long>();
        var before = fx.cpu();
        for (var i = 1; i <= ROUNDS; i++) {
            var row = (int) ((long) i * 37_813 % ROWS);
            var begin = System.nanoTime();
            fx.onFx(() -> {
                list.scrollTo(row);
                return true;
            });
            fx.frame();
            took.add(System.nanoTime() - begin);
        }
        Collections.sort(took);
        tell("jump in a list of %,d rows".formatted(ROWS), "median %.0f ms, longest %.0f ms; %.0f ms of work on the JavaFX thread each".formatted(
                FxClock.millis(took.get(ROUNDS / 2)), FxClock.millis(took.getLast()), FxClock.millis(fx.cpu() - before) / ROUNDS));
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
