package belfry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.ConnectRequest;
import belfry.core.wire.Login;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.NewMember;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.workspace.Role;
import belfry.server.WholeServer.Heard;
import belfry.server.WholeServer.Printed;
import belfry.server.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and scripts get wrong, tried on a whole server, over HTTP and by command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String POSTS = "/api/v1/posts";
    private static final String LONG = "x".repeat(100_001);
    private static final byte[] LATIN = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    private static final String PASSWORD = "four random words";

    private Path home = Path.of("");
    private final TestDatabase database = TestDatabase.create();
    private final Map<String, Asked> overHttp = new LinkedHashMap<>();
    private final Map<String, Typed> byCommand = new LinkedHashMap<>();
    private @Nullable WholeServer running;
    private UUID feed = new UUID(0, 0);

    private interface Asked {
        Heard ask() throws IOException;
    }

    private interface Typed {
        Printed type() throws IOException;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        home = folder;
        var given = database.config();
        running = WholeServer.start(home, Map.of("BELFRY_DATABASE_URL", given.url(), "BELFRY_DATABASE_USER",
                given.user(), "BELFRY_DATABASE_PASSWORD", given.password().reveal(), "BELFRY_REDIS_URL", "off",
                "BELFRY_TEMPORAL_MODE", "off", "BELFRY_ORCHESTRATOR_COUNT", "0"));
        feed = UUID.fromString(belfry().get("/api/v1/channels").json().at("/0/id").asText());
        mistakesOverHttp();
        mistakesByCommand();
    }

    @AfterAll
    void stop() {
        Optional.ofNullable(running).ifPresent(WholeServer::close);
        database.close();
    }

    private WholeServer belfry() {
        return Optional.ofNullable(running).orElseThrow();
    }

    private void mistakesOverHttp() {
        var passed = Instant.parse("2020-01-01T00:00:00Z");
        overHttp.put("too long", () -> post(draft(PostMode.NOW, null, LONG, feed)));
        overHttp.put("no channel", () -> post(draft(PostMode.NOW, null, "Hello")));
        overHttp.put("in the past", () -> post(draft(PostMode.SCHEDULE, passed, "Hello", feed)));
        overHttp.put("disconnected", () -> post(draft(PostMode.NOW, null, "Hello", disconnected())));
        overHttp.put("media missing", () -> post(new PostDraft(PostMode.NOW, null, null,
                List.of(new PartText("Look", 0, List.of(new PartMedia(UUID.randomUUID(), null)))), on(feed))));
        overHttp.put("media of a wrong type",
                () -> belfry().upload("picture.png", "not one".getBytes(StandardCharsets.UTF_8)));
        overHttp.put("not UTF-8", () -> belfry().send("POST", POSTS, LATIN));
        overHttp.put("unknown network", () -> belfry().send("POST", "/api/v1/channels",
                new ConnectRequest("myspace", null, null, Map.of())));
        overHttp.put("50 MB", () -> belfry().send("POST", POSTS, " ".repeat(50_000_000)));
        overHttp.put("broken JSON", () -> belfry().send("POST", POSTS, "{\"mode\": \"NOW\",\n \"parts\": [}"));
        overHttp.put("expired session", () -> {
            var token = session("late@example.org", Role.OWNER);
            execute("update session set expires_at = clock_timestamp() - interval '1 second'");
            return belfry().anyone("GET", POSTS, "", "Authorization", "Bearer " + token);
        });
        overHttp.put("without the right", () -> belfry().anyone("POST", POSTS, draft(PostMode.NOW, null, "Hello", feed),
                "Authorization", "Bearer " + session("ann@example.org", Role.ANALYST)));
        overHttp.put("two people", () -> {
            var path = POSTS + "/" + post(draft(PostMode.DRAFT, null, "First", feed)).id();
            belfry().send("PUT", path, draft(PostMode.DRAFT, null, "Ann's", feed), "If-Match", "\"1\"");
            return belfry().send("PUT", path, draft(PostMode.DRAFT, null, "Bob's", feed), "If-Match", "\"1\"");
        });
    }

    private void mistakesByCommand() {
        byCommand.put("too long", () -> typed(LONG.getBytes(StandardCharsets.UTF_8), "now"));
        byCommand.put("no channel", () -> belfry().belfry("posts", "create", "--text", "Hello", "--at", "now"));
        byCommand.put("in the past", () -> belfry().belfry("posts", "create", "--text", "Hello", "--channel",
                feed.toString(), "--at", "2020-01-01T00:00:00Z"));
        byCommand.put("disconnected", () -> belfry().belfry("posts", "create", "--text", "Hello", "--at", "now",
                "--channel", disconnected().toString()));
        byCommand.put("media missing", () -> typed(LATIN, "now", "--media", home + "/nothing.png"));
        byCommand.put("media of a wrong type", () -> {
            var file = Files.writeString(home.resolve("picture.png"), "not one");
            return belfry().belfry("posts", "create", "--text", "Look", "--channel", feed.toString(), "--at", "now",
                    "--media", file.toString());
        });
        byCommand.put("not UTF-8", () -> typed(LATIN, "now"));
        // What Java makes of an argument whose bytes are no text in the terminal's encoding.
        byCommand.put("not UTF-8 as an argument",
                () -> belfry().belfry("posts", "create", "--text", "caf\uFFFD", "--channel", feed.toString()));
        byCommand.put("unknown network", () -> belfry().belfry("channels", "add", "myspace"));
        byCommand.put("50 MB", () -> typed(" x".repeat(25_000_000).getBytes(StandardCharsets.UTF_8), "now"));
        byCommand.put("a foreign home", () -> {
            var other = Files.createDirectories(home.resolve("other"));
            Files.copy(home.resolve("server.address"), other.resolve("server.address"));
            Files.writeString(other.resolve("admin-token"), "of another server");
            try (var _ = Home.at(other).lock()) {
                return belfry().belfry("posts", "list", "--home", other.toString());
            }
        });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            too long              | 422 | post-too-long        | /parts/0/text
            no channel            | 422 | post-without-channel | /deliveries
            in the past           | 422 | post-in-the-past     | /dueAt
            disconnected          | 422 | channel-disconnected | /deliveries/0/channelId
            media missing         | 422 | media-missing        | /parts/0/media/0
            media of a wrong type | 415 | media-type-refused   | /file
            not UTF-8             | 400 | text-not-utf8        | ''
            unknown network       | 422 | network-unknown      | /network
            50 MB                 | 413 | body-too-large       | ''
            broken JSON           | 400 | json-broken          | ''
            expired session       | 401 | session-expired      | Authorization
            without the right     | 403 | role-lacks-right     | Authorization
            two people            | 412 | post-changed         | If-Match""", delimiter = '|')
    void overHttpItIsAProblemWithItsPlaceItsCauseAndItsRemedy(String what, int status, String code, String field)
            throws IOException {
        var heard = asked(what).ask();

        assertEquals(status + " " + code, heard.status() + " " + heard.code(), heard.text());
        assertTrue(heard.json().path("field").isTextual(), heard.text());
        assertEquals(field, heard.field());
        assertFalse(heard.json().path("summary").asText().isBlank());
        assertFalse(heard.json().path("cause").asText().isBlank());
        assertTrue(heard.json().path("remedy").valueStream().anyMatch(step -> !step.asText().isBlank()));
        assertFalse(heard.text().contains("Exception"), heard.text());
    }

    private Asked asked(String what) {
        return Optional.ofNullable(overHttp.get(what)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            too long                  | 1 | The text has 100001 characters | Shorten it by 1 character
            no channel                | 1 | The post has no channel        | Choose at least one channel
            in the past               | 1 | has passed                     | Choose a later time
            disconnected              | 1 | Second                         | onnect
            media missing             | 2 | nothing.png                    | Check the path
            media of a wrong type     | 1 | not a picture or video         | Convert it
            not UTF-8                 | 2 | not UTF-8                      | iconv
            not UTF-8 as an argument  | 2 | did not arrive whole           | LC_ALL
            unknown network           | 2 | myspace                        | Choose one
            50 MB                     | 1 | too large                      | Send less
            a foreign home            | 1 | does not know this home        | --home""", delimiter = '|')
    void byCommandLineItIsASentenceACauseAndNumberedSteps(String what, int exit, String said, String remedy)
            throws IOException {
        var printed = Optional.ofNullable(byCommand.get(what)).orElseThrow().type();

        assertEquals(exit, printed.exit(), printed.all());
        assertEquals("", printed.out());
        var lines = printed.err().lines().toList();
        assertTrue(lines.get(0).startsWith("error: ") && lines.get(0).contains(said), printed.err());
        assertTrue(lines.get(1).matches("  cause: \\S.*"), printed.err());
        assertTrue(lines.get(2).startsWith("  1. ") && printed.err().contains(remedy), printed.err());
        assertFalse(printed.err().contains("Exception"), printed.err());
    }

    @Test
    void whoComesSecondGetsWhatTheFirstWroteToCompareAndNothingIsLost() throws IOException {
        var second = asked("two people").ask();

        assertEquals("Ann's", second.json().at("/current/parts/0/text").asText(), second.text());
        assertNotEquals("\"1\"", second.json().at("/current/version").asText());
    }

    private Heard post(PostDraft draft) throws IOException {
        return belfry().send("POST", POSTS, draft);
    }

    private static PostDraft draft(PostMode mode, @Nullable Instant at, String text, UUID... channels) {
        return new PostDraft(mode, at, null, List.of(new PartText(text, 0, List.of())), on(channels));
    }

    private static List<NewDelivery> on(UUID... channels) {
        return Arrays.stream(channels).map(channel -> new NewDelivery(channel, null, Map.of())).toList();
    }

    private Printed typed(byte[] text, String at, String... more) {
        var line = new ArrayList<>(List.of("posts", "create", "--channel", feed.toString(), "--at", at));
        line.addAll(List.of(more));
        return belfry().belfry(text, line.toArray(String[]::new));
    }

    private UUID disconnected() throws IOException {
        var known = belfry().get("/api/v1/channels").json().valueStream()
                .filter(one -> one.path("name").asText().equals("Second")).findFirst();
        var id = known.isPresent()
                ? known.get().path("id").asText()
                : belfry().send("POST", "/api/v1/channels", new ConnectRequest("localfeed", "Second", null, Map.of()))
                        .id();
        execute("update channel set health = 'REAUTHORISE' where name = 'Second'");
        return UUID.fromString(id);
    }

    private String session(String email, Role role) throws IOException {
        belfry().send("POST", "/api/v1/members", new NewMember(email, "", role, PASSWORD));
        return belfry().anyone("POST", "/api/v1/login", new Login(email, PASSWORD)).json().path("token").asText();
    }

    private void execute(String statement) {
        database.database().jdbi().useHandle(handle -> handle.execute(statement));
    }
}
