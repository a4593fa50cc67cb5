package belfry.server.cli.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.wire.Wire;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Permission;
import belfry.core.workspace.Role;
import belfry.server.Home;
import belfry.server.HomeLock;
import belfry.server.channel.ChannelRoutes;
import belfry.server.channel.ChannelService;
import belfry.server.channel.ChannelTable;
import belfry.server.channel.Connecting;
import belfry.server.cli.ExitCode;
import belfry.server.cli.channel.ChannelsCommand;
import belfry.server.database.TestDatabase;
import belfry.server.http.Answer;
import belfry.server.http.Routes;
import belfry.server.media.MediaRoutes;
import belfry.server.media.MediaService;
import belfry.server.media.MediaStore;
import belfry.server.media.MediaTable;
import belfry.server.post.ApiRig;
import belfry.server.post.ChannelPosts;
import belfry.server.post.NextSlots;
import belfry.server.post.PlainNetwork;
import belfry.server.post.PostStores;
import belfry.server.post.Samples;
import belfry.server.repair.RepairRoutes;
import belfry.server.repair.RepairService;
import belfry.server.repair.StuckPosts;
import belfry.server.secret.Tokens;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PostsCommandTest {
    private static final Instant PASSED = Instant.parse("2026-01-01T00:00:00Z");
    @TempDir
    private static Path home = Path.of("");

    private final TestDatabase test = TestDatabase.create();
    private final UUID workspace = Samples.workspace(test.database(), "Europe/Berlin");
    private final UUID channel = Samples.channel(test.database(), workspace, PlainNetwork.ID, "feed");
    private final ApiRig api = new ApiRig(workspace, home, 1 << 20, routes());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HomeLock running;

    private List<Routes> routes() {
        var database = test.database();
        var channels = new ChannelTable(database, Samples.SEAL);
        var stores = PostStores.create();
        var media = new MediaTable();
        var tokens = new Tokens(new SecureRandom());
        return List.of(ApiRig.postRoutes(database, channels, PlainNetwork::find),
                new ChannelRoutes(new ChannelService(database, channels, List.of(new PlainNetwork()),
                        new ChannelPosts(stores), ""),
                        new Connecting(database, channels, Samples.SEAL, Map.of(), tokens,
                                UUID::randomUUID, URI.create("urn:none"))),
                new MediaRoutes(
                        new MediaService(database, media, new MediaStore(home.resolve("media"), database, media),
                                UUID::randomUUID)),
                new RepairRoutes(new StuckPosts(database), new RepairService(database, stores,
                        new NextSlots(channels, stores.posts()), tokens, UUID::randomUUID)),
                table -> table.get("/workspace", Permission.READ_POSTS, _ -> Answer.json(
                        new WorkspaceView(workspace, "Shop", "Europe/Berlin", 60, Role.OWNER, 1))));
    }

    @BeforeEach
    void theHomeKnowsTheServer() throws IOException {
        Files.writeString(Home.address(home), "http://127.0.0.1:" + api.port());
        Files.writeString(home.resolve("admin-token"), "OWNER");
        running = Home.at(home).lock();
    }

    @AfterEach
    void end() throws IOException {
        running.close();
        api.close();
        test.close();
    }

    @Test
    void aPostIsCreatedForATimeInWordsOfTheWorkspacesZoneAndListed() throws JsonProcessingException {
        assertEquals(ExitCode.FINE,
                posts("create", "--channel", "FEED", "--at", "2030-07-01 9am", "--text", "Hello 👋🏽"),
                err.toString());

        var line = list().get(0);

        assertEquals("QUEUED", line.path("state").asText());
        assertEquals("2030-07-01T07:00:00Z", line.path("dueAt").asText());
        assertEquals("Hello 👋🏽", line.path("text").asText());
        assertEquals(channel.toString(), api.get("/posts").json().at("/items/0/deliveries/0/channelId").asText());
        assertEquals("cli", api.get("/posts").json().at("/items/0/source").asText());
    }

    @Test
    void aPublishedPostShowsItsLateness() throws JsonProcessingException {
        var delivery = Samples.delivery(test.database(), workspace, channel, "Out", DeliveryState.PUBLISHED, PASSED);
        test.database().jdbi().useHandle(handle -> handle.execute(
                "update delivery set lateness_millis = 12, published_at = due_at where id = ?", delivery));

        var line = list().get(0);

        assertEquals("PUBLISHED", line.path("state").asText());
        assertEquals(12, line.path("latenessMillis").asInt());
    }

    @Test
    void theSameKeyIsOnePostAndAMediumIsUploadedWithItsDescription() throws IOException {
        var file = home.resolve("ten.jpg");
        ImageIO.write(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());

        assertEquals(ExitCode.FINE, posts("create", "--channel", "feed", "--at", "next", "--text", "One", "--text",
                "Two", "--media", file.toString(), "--alt", "A square"), err.toString());
        assertEquals(ExitCode.FINE, posts("create", "--text", "Draft", "--key", "k"));
        assertEquals(ExitCode.FINE, posts("create", "--text", "Draft", "--key", "k"));

        var items = api.get("/posts").json().path("items");
        assertEquals(2, items.size());
        var thread = items.valueStream().filter(post -> post.path("excerpt").asText().equals("One")).findFirst()
                .orElseThrow();
        assertEquals("A square", thread.at("/deliveries/0/parts/0/media/0/altText").asText());
        assertEquals("Two", thread.at("/deliveries/0/parts/1/text").asText());
    }

    @Test
    void wrongUseIsTwoAndAProblemIsOne() {
        assertEquals(ExitCode.WRONG_USE, posts("create", "--text", "x", "--channel", "feed", "--at", "blursday"));
        assertTrue(err.toString().contains("\"blursday\" is not understood"), err.toString());
        assertEquals(ExitCode.WRONG_USE, posts("create", "--text", "x", "--channel", "nowhere"));
        assertEquals(ExitCode.WRONG_USE, posts("create", "--no-such-flag"));
        assertEquals(ExitCode.WRONG_USE, posts("repair", "CANCEL"));
        assertEquals(ExitCode.WRONG_USE, posts("list", "--search", "caf\uFFFD"));
        assertTrue(err.toString().contains("did not arrive whole"), err.toString());
        assertEquals(ExitCode.WRONG_USE, posts("create", "--text", "x", "--media", home.toString()));
        assertTrue(err.toString().contains("no readable file " + home), err.toString());
        assertEquals(ExitCode.PROBLEM, posts("show", UUID.randomUUID().toString()));
        assertEquals(ExitCode.PROBLEM, posts("create", "--channel", "feed", "--at", "now", "--text", "x".repeat(501)));
        assertTrue(err.toString().contains("501 of 500"), err.toString());
    }

    @Test
    void nothingOnStandardInputIsNoPost() {
        var line = new CommandLine(new CreateCommand(InputStream.nullInputStream()));
        line.setErr(new PrintWriter(err, true)).setExecutionExceptionHandler(new ExitCode());

        assertEquals(ExitCode.WRONG_USE, line.execute("--home", home.toString()));

        assertTrue(err.toString().contains("There is nothing to write"), err.toString());
        assertEquals(0, api.get("/posts").json().path("items").size());
    }

    @Test
    void withoutAServerTheMessageSaysHowToStartIt() throws IOException {
        api.close();

        assertEquals(ExitCode.PROBLEM, posts("list"));

        assertTrue(err.toString().contains("belfry up --home " + home), err.toString());
        Files.delete(Home.address(home));
    }

    @Test
    void aStrangerOnTheServersPortIsNotTakenForBelfry() throws IOException {
        var stranger = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        stranger.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("<ht>".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        stranger.start();
        try {
            Files.writeString(Home.address(home),
                    "http://127.0.0.1:" + stranger.getAddress().getPort());
            assertEquals(ExitCode.PROBLEM, posts("list"));
            assertTrue(err.toString().contains("Something else may be listening there"), err.toString());
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void whoeverListensWhereAKilledServerDidIsNotShownTheToken() throws IOException {
        var shown = new AtomicInteger();
        var stranger = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        stranger.createContext("/", exchange -> {
            shown.incrementAndGet();
            exchange.close();
        });
        stranger.start();
        running.close();
        try {
            var port = stranger.getAddress().getPort();
            Files.writeString(Home.address(home), "http://127.0.0.1:" + port);
            assertEquals(ExitCode.PROBLEM, posts("list"));
            Files.delete(Home.address(home));
            assertEquals(ExitCode.PROBLEM, posts("list", "--port", Integer.toString(port)));
            assertTrue(err.toString().contains("None runs on the home folder " + home), err.toString());
            assertEquals(0, shown.get());
        } finally {
            stranger.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an address", "ftp://127.0.0.1", "8420"})
    void anAddressThatIsNoneIsAServerThatDoesNotRun(String written) throws IOException {
        Files.writeString(Home.address(home), written);

        assertEquals(ExitCode.PROBLEM, posts("list", "--port", "1"));
        assertTrue(err.toString().contains("No Belfry server answers"), err.toString());
    }

    @Test
    void aStuckPostIsExplainedRepairedAndTheRepairUndone() {
        var missed = Samples.delivery(test.database(), workspace, channel, "Late", DeliveryState.MISSED, PASSED);
        var post = api.get("/posts").json().at("/items/0/id").asText();

        assertEquals(ExitCode.PROBLEM, posts("explain", post));
        assertTrue(out.toString().contains("belfry posts repair PUBLISH_NOW --delivery " + missed), out.toString());
        assertEquals(ExitCode.PROBLEM, posts("repair"));
        assertTrue(out.toString().contains("--all missed"), out.toString());
        assertEquals(ExitCode.FINE, posts("repair", "RESCHEDULE", "--all", "missed", "--at", "tomorrow noon"));
        var undo = out.toString().lines().filter(line -> line.startsWith("Undo:")).findFirst().orElseThrow();
        assertEquals(ExitCode.FINE, posts("repair", "--undo", undo.substring(undo.lastIndexOf(' ') + 1)));
        assertEquals("MISSED", api.get("/posts/" + post).json().path("state").asText());
        assertEquals(ExitCode.FINE, posts("cancel", post));
        assertEquals(ExitCode.FINE, posts("repair"));
    }

    @Test
    void channelsAreListedAndRemovedOnlyWhenToldTwice() {
        assertEquals(ExitCode.FINE, run(new ChannelsCommand(), "networks"));
        assertTrue(out.toString().contains("--field token="), out.toString());
        assertEquals(ExitCode.FINE, run(new ChannelsCommand(), "remove", "feed"));
        assertEquals(1, api.get("/channels").json().size());
        assertEquals(ExitCode.FINE, run(new ChannelsCommand(), "remove", "feed", "--yes"));
        assertEquals(0, api.get("/channels").json().size());
        assertEquals(ExitCode.WRONG_USE, run(new ChannelsCommand(), "check", "feed"));
    }

    private JsonNode list() throws JsonProcessingException {
        out.getBuffer().setLength(0);
        assertEquals(ExitCode.FINE, posts("list", "--json"), err.toString());
        return Wire.json().readTree(out.toString());
    }

    private int posts(String... arguments) {
        return run(new PostsCommand(), arguments);
    }

    private int run(Object command, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        return new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(new ExitCode())
                .execute(all.toArray(String[]::new));
    }
}
