package belfry.desktop.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ChannelView;
import belfry.core.wire.SessionView;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Permission;
import belfry.core.workspace.Role;
import belfry.desktop.Await;
import belfry.desktop.FakeServer;
import belfry.desktop.fx.Background;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerClientTest {
    private final FakeServer fake = new FakeServer();
    private final OkHttpClient http = new OkHttpClient.Builder().connectTimeout(Duration.ofSeconds(2)).build();
    private final HttpUrl url = Objects.requireNonNull(HttpUrl.parse(fake.address()));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final LoginSession login = new LoginSession(Secret.of("first-token"), () -> asked.add("login"));
    private final ServerClient client = new ServerClient(http, url, login);

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void aRefusalKeepsTheServersWords() {
        var refused = assertThrows(ServerException.class, () -> client.get("/nowhere", SessionView.class));

        assertEquals(404, refused.status());
        assertEquals("not-found", refused.problem().code());
        assertEquals(List.of("Go back"), refused.problem().remedy());
    }

    @Test
    void aConflictCarriesWhatStandsThereNow() {
        var channel = fake.channels.getFirst();
        var channels = new HttpChannels(client);

        var refused = assertThrows(ServerException.class,
                () -> channels.edit(channel.id(), new ChannelEdit("New", null, null), 99));

        assertTrue(refused.conflict());
        assertEquals(Optional.of(channel), refused.current(ChannelView.class));
    }

    @Test
    void aServerThatIsAwayIsNamedWithItsRemedy() {
        fake.die();

        var refused = assertThrows(ServerException.class, () -> client.get("/session", SessionView.class));

        assertEquals(ServerException.NO_ANSWER, refused.status());
        assertEquals("server-unreachable", refused.problem().code());
        assertTrue(refused.problem().summary().contains("127.0.0.1"));
    }

    @Test
    void anAnswerThatIsNoJsonIsNotTakenForBelfry() {
        fake.on("GET /session", _ -> new FakeServer.Answer(200, "<html>Welcome to nginx</html>"));

        var refused = assertThrows(ServerException.class, () -> client.get("/session", SessionView.class));

        assertEquals("server-not-belfry", refused.problem().code());
    }

    @Test
    void requestsThatMeetAnExpiredSessionWaitForOneLoginAndGoOn() throws Exception {
        fake.token = "second-token";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SessionView>> waiting = List.of(threads.submit(() -> client.get("/session", SessionView.class)),
                    threads.submit(() -> client.get("/session", SessionView.class)));
            Await.soon("the login is shown", () -> !asked.isEmpty());
            Await.soon("both were refused",
                    () -> fake.asked.stream().filter("GET /session"::equals).count() == 2);

            login.renewed(Secret.of("second-token"));

            for (var answer : waiting) {
                assertEquals("Anna", answer.get(20, TimeUnit.SECONDS).name());
            }
        }
        assertEquals(List.of("login"), asked);
    }

    @Test
    void closingTheLoginGivesTheRequestItsRefusal() throws Exception {
        fake.token = "second-token";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> assertThrows(ServerException.class,
                    () -> client.get("/session", SessionView.class)));
            Await.soon("the login is shown", () -> !asked.isEmpty());

            login.gaveUp();

            assertEquals("session-expired", waiting.get(20, TimeUnit.SECONDS).problem().code());
        }
    }

    @Test
    void theStreamComesBackByItselfAndSaysSinceWhenItIsStale() throws IOException {
        var background = new Background(task -> Thread.ofVirtual().start(task), Runnable::run,
                (_, then) -> then.run());
        var back = new CopyOnWriteArrayList<String>();
        var kinds = new CopyOnWriteArrayList<String>();
        try (var events = new EventStream(client, background, InstantSource.system())) {
            events.subscribe(batch -> batch.forEach(event -> kinds.add(event.kind())));
            events.onReconnect(() -> back.add("refetch"));
            events.start();
            Await.soon("live", () -> fake.listeners() == 1
                    && events.stateProperty().get() instanceof ConnectionState.Live);
            fake.tell("channel.changed", "1");
            Await.soon("the event is heard", () -> kinds.contains("channel.changed"));

            fake.die();
            Await.soon("stale", () -> events.stateProperty().get() instanceof ConnectionState.Stale);
            assertEquals(List.of(), back);

            fake.comeBack();
            Await.soon("live again", () -> events.stateProperty().get() instanceof ConnectionState.Live);
            Await.soon("told to fetch anew", () -> back.equals(List.of("refetch")));
            Await.soon("listening", () -> fake.listeners() == 1);
            fake.tell("post.changed", "2");
            Await.soon("events go on", () -> kinds.contains("post.changed"));
        }
    }

    @Test
    void aRoleWithoutTheRightIsToldWhoCouldDoIt() {
        var seen = fake.workspace;
        var analyst = new WorkspaceView(seen.id(), seen.name(), seen.zone(), 60, Role.ANALYST, 1);
        try (var link = new ServerLink(client, analyst, Background.direct(), InstantSource.system())) {
            assertEquals("", link.whyNot(Permission.READ_POSTS));
            assertTrue(link.whyNot(Permission.MANAGE_CHANNELS).contains("analyst"));
        }
    }
}
