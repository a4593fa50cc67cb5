package belfry.desktop;

import belfry.core.post.DeliveryState;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.Page;
import belfry.core.wire.PartText;
import belfry.core.wire.PostView;
import belfry.core.wire.SessionView;
import belfry.core.wire.Wire;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Role;
import belfry.desktop.fx.Background;
import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * One start of the console without a display, for the launcher, which records the classes that it loads: the window, a
 * session at a server that knows a few posts and nothing else, the calendar in each view, and out again.
 */
public final class Rehearsal {
    private static final List<String> VIEWS = List.of("next", "previous", "week", "list", "month");
    private static final String TOKEN = "rehearsal";
    private static final UUID ID = new UUID(0, 1);

    private final Background fx = Background.onVirtualThreads();
    private final Path home;

    private Rehearsal(Path home) {
        this.home = home;
    }

    /** {@code BELFRY_HOME} is the folder of a throw-away installation. */
    public static void main(String[] arguments) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Rehearsal::answer);
        server.start();
        new Rehearsal(Path.of(Objects.requireNonNull(System.getenv("BELFRY_HOME"), "BELFRY_HOME")))
                .play("http://127.0.0.1:" + server.getAddress().getPort());
        System.exit(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var known = path.endsWith("/session") || path.endsWith("/posts");
        var body = Wire.json().writeValueAsBytes(path.endsWith("/session") ? session() : new Page<>(posts(), null));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 404, known ? body.length : -1);
        if (known) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static SessionView session() {
        return new SessionView(null, ID, "Rehearsal", List.of(new WorkspaceView(ID, "Rehearsal", "UTC", 60, Role.OWNER,
                1)), "");
    }

    private static List<PostView> posts() {
        var now = Instant.now();
        return IntStream.range(0, DeliveryState.values().length).mapToObj(i -> post(new UUID(1, i), now.plus(
                Duration.ofHours(i)), DeliveryState.values()[i])).toList();
    }

    private static PostView post(UUID id, Instant due, DeliveryState state) {
        var delivery = new DeliveryView(id, id, ID, "localfeed", "Rehearsal", state, due, null, null, null, null, null,
                null, 0, null, 1, Map.of(), List.of());
        return new PostView(id, due, "UTC", state, "Rehearsal", "console", null, List.of(new PartText("Rehearsal", 0,
                List.of())), List.of(delivery), due, due, 1);
    }

    private void play(String address) throws Exception {
        Files.writeString(home.resolve("admin-token"), TOKEN);
        var started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        var desktop = onFx(() -> {
            var options = LaunchOptions.parse(List.of("--server", address, "--home", home.toString()), Map.of(), home);
            var made = new Desktop(new Stage(), options, new SettingsFile(home), SecretStores.inFile(home.resolve(
                    "logins.json")), _ -> {});
            made.start();
            return made;
        });
        settle(desktop);
        for (var view : VIEWS) {
            onFx(() -> {
                var console = desktop.console();
                if (console != null) {
                    console.shell().actions().find("calendar." + view).ifPresent(action -> action.run().run());
                }
                return view;
            });
            settle(desktop);
        }
    }

    /** Until nothing is under way and it had the time to be drawn. */
    private void settle(Desktop desktop) throws ExecutionException, InterruptedException {
        var patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < patience && !onFx(() -> desktop.console() != null && desktop.background().idle())) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }

    private <T> T onFx(Callable<T> call) throws ExecutionException, InterruptedException {
        var task = new FutureTask<>(call);
        fx.show(task);
        return task.get();
    }
}
