package belfry.desktop;

import belfry.core.post.DeliveryState;
import belfry.core.wire.PartText;
import belfry.core.wire.PostView;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.shell.Toast;
import belfry.desktop.ui.Appearance;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;

/** A console on its calendar, in which a test looks and drags. */
abstract class OpenCalendar extends OpenConsole {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final FxRobot robot = new FxRobot();

    @Override
    double height() {
        return 760;
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

    /** Without motion, for which a mouse would have to wait. */
    void open() {
        new SettingsFile(folder).change(fresh -> fresh.looking(Appearance.Mode.LIGHT, true));
        console.open();
        Await.until("the calendar is there", () -> console.shown("#month") || console.shown(".problem-card"));
        Await.until("all is loaded", () -> console.desktop().background().idle());
    }

    String chip(int number) {
        return "#chip-" + new UUID(0x7000, 3000L + number);
    }

    /** The middle of a node on the screen. */
    Point2D middle(String query) {
        var node = robot.lookup(query).queryAll().stream().filter(Node::isVisible).findFirst().orElseThrow();
        var bounds = node.getLayoutBounds();
        return node.localToScreen(0, 0).add(bounds.getWidth() / 2, bounds.getHeight() / 2);
    }

    /** Presses on a node, moves by steps, as a hand does, and stays pressed. */
    void drag(Point2D from, Point2D to) {
        robot.moveTo(from).press(MouseButton.PRIMARY);
        for (var i = 1; i <= 8; i++) {
            robot.moveTo(from.interpolate(to, i / 8.0));
        }
    }

    void drop() {
        robot.release(MouseButton.PRIMARY);
    }

    List<String> toasts() {
        var said = new ArrayList<String>();
        robot.interact(() -> console.console().shell().notices().toasts().stream().map(Toast::text).forEach(said::add));
        return said;
    }

    String ghost() {
        return robot.lookup("#drag-ghost").queryAll().stream().filter(Node::isVisible).findFirst()
                .map(node -> ((Label) node).getText()).orElseGet(() -> "no label; " + toasts());
    }
}
