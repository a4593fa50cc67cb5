package belfry.desktop;

import belfry.core.post.DeliveryState;
import belfry.core.wire.PartText;
import belfry.core.wire.PostView;
import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.shell.Toast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The real console on its calendar, against the in-memory server, for tests that look and drag. */
final class CalendarStage implements AutoCloseable {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final FakeServer fake = new FakeServer();
    private final FxRobot robot;
    private final Stage stage;
    private final Path folder;
    private Desktop desktop;

    @SuppressWarnings("NullAway.Init")
    CalendarStage(FxRobot robot, Stage stage, Path folder) {
        this.robot = robot;
        this.stage = stage;
        this.folder = folder;
    }

    /** Today in the zone of the workspace. */
    static LocalDate today() {
        return LocalDate.now(BERLIN);
    }

    /** A day in the week after this one that is in the same month view as today: always ahead. */
    static LocalDate ahead(int days) {
        return today().plusDays(days);
    }

    PostView post(int number, LocalDateTime due, DeliveryState state) {
        var post = fake.post(FakeServer.id(3000 + number), "Post number " + number, due.atZone(BERLIN).toInstant(),
                state, List.of(new PartText("Post number " + number, 0, List.of())), List.of(FakeServer.id(101)), 1);
        fake.posts.add(post);
        return post;
    }

    Instant due(int number) {
        return fake.posts.stream().filter(post -> post.id().equals(FakeServer.id(3000 + number))).findFirst()
                .map(PostView::dueAt).orElseThrow();
    }

    LocalDateTime local(int number) {
        return LocalDateTime.ofInstant(due(number), BERLIN);
    }

    void open() {
        try {
            Files.writeString(folder.resolve("admin-token"), fake.token + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        robot.interact(() -> {
            var settings = new SettingsFile(folder);
            settings.change(fresh -> fresh.looking(belfry.desktop.ui.Appearance.Mode.LIGHT, true));
            desktop = new Desktop(stage, LaunchOptions.parse(List.of("--server", fake.address(), "--home",
                    folder.toString()), Map.of(), folder), settings,
                    SecretStores.inFile(folder.resolve("logins.json")), _ -> {});
            desktop.start();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(990);
            stage.setHeight(760);
        });
        Await.until("the console is there", () -> desktop.console() != null);
        Await.until("the calendar is there", () -> shown("#month") || shown(".problem-card"));
        Await.until("all is loaded", () -> desktop.background().idle());
    }

    boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible);
    }

    boolean idle() {
        return desktop.background().idle();
    }

    String chip(int number) {
        return "#chip-" + new UUID(0x7000, 3000L + number);
    }

    void run(String action) {
        robot.interact(() -> console().shell().actions().find("calendar." + action).orElseThrow().run().run());
    }

    void runShell(String action) {
        robot.interact(() -> console().shell().actions().find("console." + action).orElseThrow().run().run());
    }

    Console console() {
        return Objects.requireNonNull(desktop.console());
    }

    /** The middle of a node on the screen. */
    Point2D middle(String query) {
        return robot.from(robot.lookup(query).queryAll().stream().filter(Node::isVisible).findFirst().orElseThrow())
                .query().localToScreen(0, 0).add(half(query));
    }

    private Point2D half(String query) {
        var bounds = robot.lookup(query).queryAll().stream().filter(Node::isVisible).findFirst().orElseThrow()
                .getLayoutBounds();
        return new Point2D(bounds.getWidth() / 2, bounds.getHeight() / 2);
    }

    /** Presses on a node, moves by steps, as a hand does, and stays pressed. */
    void drag(Point2D from, Point2D to) {
        robot.moveTo(from).press(javafx.scene.input.MouseButton.PRIMARY);
        for (var i = 1; i <= 8; i++) {
            robot.moveTo(from.interpolate(to, i / 8.0));
        }
    }

    void drop() {
        robot.release(javafx.scene.input.MouseButton.PRIMARY);
    }

    List<String> toasts() {
        var said = new ArrayList<String>();
        robot.interact(() -> console().shell().notices().toasts().stream().map(Toast::text).forEach(said::add));
        return said;
    }

    String ghost() {
        return robot.lookup("#drag-ghost").queryAll().stream().filter(Node::isVisible).findFirst()
                .map(node -> ((Label) node).getText()).orElseGet(() -> "no label; " + toasts());
    }

    @Override
    public void close() {
        robot.interact(() -> {
            desktop.close();
            stage.hide();
        });
        fake.close();
    }
}
