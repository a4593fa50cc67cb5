package belfry.desktop;

import static belfry.desktop.Seen.said;
import static belfry.desktop.Seen.shown;
import static belfry.desktop.Seen.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.desktop.server.SecretStores;
import belfry.desktop.server.ServerLink;
import belfry.desktop.settings.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The console as a person uses it, against a real server process with its orchestrator, database and all. */
@ExtendWith(ApplicationExtension.class)
class ServerJourneyIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path ground;
    @SuppressWarnings("NullAway.Init")
    private static RealServer server;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;
    @SuppressWarnings("NullAway.Init")
    private Stage stage;
    @SuppressWarnings("NullAway.Init")
    private Desktop desktop;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        server = RealServer.start(ground.resolve("home"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Start
    void start(Stage given) {
        stage = given;
    }

    @BeforeEach
    void open(FxRobot robot) {
        robot.interact(() -> {
            desktop = new Desktop(stage, options(), new SettingsFile(folder),
                    SecretStores.inFile(folder.resolve("logins.json")), _ -> {});
            desktop.start();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        Await.until("the console is there", () -> desktop.console() != null);
        Await.until("live", () -> text(robot, "#status-connection").startsWith("Live"));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            desktop.close();
            stage.hide();
        });
    }

    private static LaunchOptions options() {
        return LaunchOptions.parse(List.of("--server", server.address(), "--home", server.home().toString()), Map.of(),
                server.home());
    }

    @Test
    void aPostIsWrittenScheduledMovedTakenBackAndPublished(FxRobot robot) throws Exception {
        var tomorrow = LocalDate.now(link().zone()).plusDays(1);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        shown(robot, "#part-0");
        shown(robot, ".channel-toggle");
        robot.clickOn(".channel-toggle");
        Await.until("the channel is chosen", () -> robot.lookup(".channel-toggle").<ToggleButton>query().isSelected());
        robot.clickOn("#part-0").write("Fresh bread").clickOn("#composer-when").write("tomorrow 9:00");
        Await.until("it may be sent", () -> !robot.lookup("#send-schedule").query().isDisabled());
        robot.clickOn("#send-schedule");

        inDay(robot, tomorrow, "Fresh bread");
        var post = onlyPost("Fresh bread");

        robot.drag(chip(robot, post), MouseButton.PRIMARY).dropTo("#day-" + tomorrow.plusDays(1));
        inDay(robot, tomorrow.plusDays(1), "Fresh bread");
        Await.soon("the server has moved it", () -> due(post).equals(tomorrow.plusDays(1)));

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        inDay(robot, tomorrow, "Fresh bread");
        Await.soon("the server has moved it back", () -> due(post).equals(tomorrow));

        robot.clickOn(chip(robot, post));
        shown(robot, "#repair-publish_now-" + delivery(post));
        robot.clickOn("#repair-publish_now-" + delivery(post));
        shown(robot, "#repair-apply");
        robot.clickOn("#repair-apply");
        // Nobody asks again: the event brings it.
        Await.until("the drawer says that it is published", () -> robot.lookup("#drawer .state-published").tryQuery()
                .isPresent());
        Await.soon("it is in the feed", () -> feed().contains("Fresh bread"));
    }

    @Test
    void aPostThatIsStuckIsExplainedAndRepaired(FxRobot robot) throws Exception {
        var orchestrator = orchestrator(ProcessStatus.ONLINE);
        robot.clickOn("#rail-health");
        details(robot, orchestrator, "#process-stop");
        robot.clickOn("#process-stop");
        shown(robot, "#confirm-go");
        robot.clickOn("#confirm-go");
        orchestrator(ProcessStatus.STOPPED);

        var post = schedule("Nobody takes me", Instant.now().plusSeconds(1));
        robot.clickOn("#rail-posts");
        Await.until("it is stuck with its cause", () -> robot.lookup("#stuck").queryAll().stream()
                .anyMatch(pane -> said(pane).contains(orchestrator.name() + " is stopped")));

        robot.clickOn("#rail-health");
        details(robot.push(KeyCode.ESCAPE), orchestrator, "#process-start");
        robot.clickOn("#process-start");
        Await.soon("it went out", () -> state(post) == DeliveryState.PUBLISHED);
        robot.clickOn("#rail-posts");
        Await.until("nothing is stuck any more", () -> robot.lookup("Nothing is stuck").tryQuery().isPresent());
        assertEquals(1, count(feed(), "Nobody takes me"));
    }

    @Test
    void anOrchestratorThatIsKilledIsSeenToComeBack(FxRobot robot) throws Exception {
        robot.clickOn("#rail-health");
        var before = orchestrator(ProcessStatus.ONLINE);

        assertTrue(ProcessHandle.of(Objects.requireNonNull(before.pid())).orElseThrow().destroyForcibly());

        Await.soon("another one works", () -> {
            var now = orchestrator(ProcessStatus.ONLINE);
            return !Objects.equals(now.pid(), before.pid());
        });
        var after = orchestrator(ProcessStatus.ONLINE);
        assertNotEquals(before.pid(), after.pid());
        assertTrue(after.restarts() > before.restarts());
        Await.until("the console shows the new process", () -> robot.lookup(String.valueOf(after.pid())).tryQuery()
                .isPresent());
    }

    @Test
    void aDraftOutlivesTheConsoleThatIsKilledWhileItIsWritten(FxRobot robot) throws Exception {
        var elsewhere = Files.createDirectories(folder.resolve("other"));
        DraftingConsole.writeAndBeKilled(server, elsewhere, "Half a thought");

        close(robot);
        robot.interact(() -> {
            desktop = new Desktop(stage, options(), new SettingsFile(elsewhere),
                    SecretStores.inFile(elsewhere.resolve("logins.json")), _ -> {});
            desktop.start();
        });
        Await.until("the console is there again", () -> desktop.console() != null);
        robot.push(KeyCode.CONTROL, KeyCode.N);

        Await.until("the draft is there again", () -> text(robot, "#part-0").equals("Half a thought"));
    }

    private ServerLink link() {
        return Objects.requireNonNull(desktop.console()).link();
    }

    private UUID schedule(String text, Instant at) throws Exception {
        var channel = link().channels().channels().getFirst().id();
        return link().posts().create(new PostDraft(PostMode.SCHEDULE, at.truncatedTo(ChronoUnit.MILLIS),
                link().zone().getId(), List.of(new PartText(text, 0, List.of())),
                List.of(new NewDelivery(channel, null, Map.of()))), UUID.randomUUID()).id();
    }

    private PostView onlyPost(String text) throws Exception {
        var found = link().posts().list(Map.of("q", text)).items();
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private LocalDate due(PostView post) {
        return asked(() -> Objects.requireNonNull(link().posts().get(post.id()).dueAt()).atZone(link().zone())
                .toLocalDate());
    }

    private DeliveryState state(UUID post) {
        return asked(() -> link().posts().get(post).state());
    }

    private static UUID delivery(PostView post) {
        return post.deliveries().getFirst().id();
    }

    private ProcessView orchestrator(ProcessStatus status) {
        var found = new Object() {
            Optional<ProcessView> process = Optional.empty();
        };
        Await.soon("an orchestrator is " + status, () -> {
            found.process = asked(() -> link().health().processes().stream()
                    .filter(one -> one.role().equals("orchestrator") && one.status() == status).findFirst());
            return found.process.isPresent();
        });
        return found.process.orElseThrow();
    }

    private static <T> T asked(Callable<T> question) {
        try {
            return question.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String feed() {
        return asked(() -> {
            var channel = link().channels().channels().getFirst().id();
            try (var client = HttpClient.newHttpClient()) {
                return client.send(HttpRequest.newBuilder(URI.create(server.address() + "/feeds/" + channel + ".atom"))
                        .build(), HttpResponse.BodyHandlers.ofString()).body();
            }
        });
    }

    private static long count(String where, String what) {
        return Arrays.stream(where.split("<entry", -1)).filter(entry -> entry.contains(what)).count();
    }

    /** The list may move while it loads: a person who missed the row clicks again. */
    private static void details(FxRobot robot, ProcessView process, String button) {
        for (var tries = 0; tries < 5 && robot.lookup(button).tryQuery().isEmpty(); tries++) {
            robot.clickOn(row(robot, process)).interrupt();
        }
        shown(robot, button);
    }

    /** What stands in a row is drawn anew each second; the row stays. */
    private static Node row(FxRobot robot, ProcessView process) {
        var rows = new Object() {
            Optional<Node> found = Optional.empty();
        };
        Await.until("the orchestrator is listed", () -> {
            rows.found = robot.lookup("#processes .table-row-cell").queryAll().stream()
                    .filter(row -> said(row).contains(process.name())).findFirst();
            return rows.found.isPresent();
        });
        return rows.found.orElseThrow();
    }

    private static Node chip(FxRobot robot, PostView post) {
        return robot.lookup("#chip-" + post.id()).query();
    }

    private static void inDay(FxRobot robot, LocalDate day, String words) {
        Await.until(words + " on " + day, () -> robot.lookup("#day-" + day).queryAll().stream()
                .anyMatch(face -> said(face.getParent()).contains(words)));
    }
}
