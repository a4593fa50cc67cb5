package belfry.desktop;

import belfry.core.post.DeliveryState;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.ui.Appearance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
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

    private final Background fx = Background.onVirtualThreads();
    private final FakeServer fake = new FakeServer();
    private final int posts;
    private final long minutes;
    private Desktop desktop;
    private Stage stage;

    private ConsoleBench(int posts, long minutes) {
        this.posts = posts;
        this.minutes = minutes;
    }

    /** Frames as they come, by the toolkit's own pulse. */
    private static final class Frames extends AnimationTimer {
        private final List<Long> gaps = new ArrayList<>();
        private long last;
        private volatile long count;

        @Override
        public void handle(long now) {
            if (last != 0) {
                gaps.add(now - last);
            }
            last = now;
            count++;
        }

        private String words() {
            Collections.sort(gaps);
            return "longest %.0f ms, 99 %% below %.0f ms, median %.1f ms, %d frames".formatted(millis(gaps.getLast()),
                    millis(gaps.get(gaps.size() * 99 / 100)), millis(gaps.get(gaps.size() / 2)), gaps.size());
        }
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new ConsoleBench(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
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
        frame();
        tell("first frame (from the start of the toolkit)", "%.0f ms".formatted(millis(System.nanoTime() - begin)));
        until(() -> desktop.console() != null && desktop.background().idle() && !chips().isEmpty());
        frame();
        tell("first drawn calendar, %,d posts".formatted(posts), "%.0f ms".formatted(millis(System.nanoTime()
                - begin)));
        months();
        dragging("month", "longest frame while dragging in the month");
        dragging("week", "longest frame while dragging in the week");
        rows();
        use();
        tell("resident memory after %d min of use".formatted(minutes), "%d MB, heap after collection %d MB"
                .formatted(resident(), heap()));
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
        onFx(() -> {
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
        var before = cpu();
        for (var i = 0; i < ROUNDS; i++) {
            var begin = System.nanoTime();
            run(i % 2 == 0 ? "next" : "previous");
            frame();
            cold.add(System.nanoTime() - begin);
            until(() -> desktop.background().idle());
        }
        var first = cold.getFirst();
        Collections.sort(cold);
        tell("switch of month, to the next frame", "median %.0f ms, longest %.0f ms, the first %.0f ms; %.0f ms of work on the JavaFX thread each"
                .formatted(millis(cold.get(ROUNDS / 2)), millis(cold.getLast()), millis(first),
                        millis(cpu() - before) / ROUNDS));
    }

    /** Events as the mouse makes them, one per frame, over the whole grid. */
    private void dragging(String scale, String title) throws Exception {
        run(scale);
        run("today");
        until(() -> desktop.background().idle());
        frame();
        frame();
        var grid = onFx(() -> Objects.requireNonNull(desktop.scene()).getRoot().lookup(
                scale.equals("month") ? "#month" : "#hours .hour-scroll .viewport"));
        var target = onFx(() -> scale.equals("month") ? grid : chips().getFirst().getParent().getParent());
        var from = onFx(() -> movable().localToScene(12, 8));
        var frames = new Frames();
        onFx(() -> {
            frames.start();
            fire(target, MouseEvent.MOUSE_PRESSED, from);
            return true;
        });
        for (var i = 0; i < 240; i++) {
            var angle = i * Math.PI / 60;
            var point = new Point2D(640 + 380 * Math.cos(angle), 420 + 240 * Math.sin(angle));
            onFx(() -> {
                fire(target, MouseEvent.MOUSE_DRAGGED, point);
                return true;
            });
            frame();
        }
        onFx(() -> {
            fire(target, MouseEvent.MOUSE_RELEASED, new Point2D(2, 2));
            frames.stop();
            return true;
        });
        tell(title, frames.words());
        until(() -> desktop.background().idle());
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
        until(() -> desktop.background().idle());
        frame();
        var list = onFx(() -> (ListView<PostView>) Objects.requireNonNull(desktop.scene()).getRoot().lookup("#agenda"));
        var some = List.copyOf(fake.posts);
        onFx(() -> {
            var many = new ArrayList<PostView>(ROWS);
            for (var i = 0; i < ROWS; i++) {
                many.add(some.get(i % some.size()));
            }
            list.setItems(FXCollections.observableList(many));
            return true;
        });
        frame();
        var took = new ArrayList<Long>();
        var before = cpu();
        for (var i = 1; i <= ROUNDS; i++) {
            var row = (int) ((long) i * 37_813 % ROWS);
            var begin = System.nanoTime();
            onFx(() -> {
                list.scrollTo(row);
                return true;
            });
            frame();
            took.add(System.nanoTime() - begin);
        }
        Collections.sort(took);
        tell("jump in a list of %,d rows".formatted(ROWS), "median %.0f ms, longest %.0f ms; %.0f ms of work on the JavaFX thread each".formatted(
                millis(took.get(ROUNDS / 2)), millis(took.getLast()), millis(cpu() - before) / ROUNDS));
    }

    /** What a person does all day: looks here and there. */
    private void use() throws Exception {
        var actions = List.of("month", "next", "previous", "week", "next", "today", "day", "next", "list", "month",
                "right", "down", "right");
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        var frames = new Frames();
        onFx(() -> {
            frames.start();
            return true;
        });
        for (var i = 0; System.nanoTime() < end; i++) {
            run(actions.get(i % actions.size()));
            frame();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
        }
        onFx(() -> {
            frames.stop();
            return true;
        });
        if (minutes > 0) {
            tell("frames in that use", frames.words());
        }
    }

    private void run(String action) throws Exception {
        onFx(() -> {
            Objects.requireNonNull(desktop.console()).shell().actions().find("calendar." + action).orElseThrow().run()
                    .run();
            return true;
        });
    }

    /** Until everything that was asked for is drawn: two pulses, the second begins after the first was rendered. */
    private void frame() throws Exception {
        var pulses = new CountDownLatch(2);
        var timer = onFx(() -> {
            var counting = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulses.countDown();
                }
            };
            counting.start();
            return counting;
        });
        pulses.await();
        onFx(() -> {
            timer.stop();
            return true;
        });
    }

    private void until(BooleanSupplier condition) throws Exception {
        while (!onFx(condition::getAsBoolean)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private <T> T onFx(Callable<T> call) throws Exception {
        var task = new FutureTask<>(call);
        fx.show(task);
        return task.get();
    }

    /** Work of the JavaFX thread so far: what a busy machine does not change. */
    private long cpu() throws Exception {
        return onFx(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static void tell(String what, String figure) {
        System.out.printf("%-48s %s%n", what, figure);
    }
}
