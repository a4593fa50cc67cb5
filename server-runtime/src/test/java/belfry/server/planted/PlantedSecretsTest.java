package belfry.server.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.Login;
import belfry.core.wire.NewApiKey;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.NewMember;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.workspace.Role;
import belfry.server.Eventually;
import belfry.server.WholeServer;
import belfry.server.WholeServer.Heard;
import belfry.server.embedded.Ports;
import belfry.server.network.fake.FaultyServer;
import io.temporal.testserver.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses every way in which a secret comes into an installation, has each network refuse with an answer that quotes it, and
 * then looks everywhere.
 */
class PlantedSecretsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> PLACES = List.of("tables", "Redis keys", "Redis values", "workflow histories",
            "logs", "files", "what the server said", "commands", "addresses that were called", "command lines");

    @TempDir
    private Path home;

    private final Planted planted = new Planted();
    private final EchoingNetworks networks = new EchoingNetworks(planted);
    private final FaultyServer peer = new FaultyServer(networks);
    /** What was said to whoever asked, apart from the answers whose purpose is to hand a secret over once. */
    private final List<String> said = new ArrayList<>();
    private final List<UUID> channels = new ArrayList<>();

    @Test
    void noneOfThemIsFoundInClearAnywhere() throws Exception {
        var temporal = Ports.free();
        try (peer;
                var _ = TestServer.createPortBoundServer(temporal, true);
                var belfry = WholeServer.start(home, Map.of("BELFRY_TEMPORAL_ADDRESS", "127.0.0.1:" + temporal,
                        "BELFRY_TEMPORAL_TLS", "false", "BELFRY_TEMPORAL_API_KEY", planted.make("Temporal API key"),
                        "BELFRY_LOG_LEVEL", "DEBUG", "BELFRY_GUARD_ALLOW_PRIVATE_HOSTS",
                        "127.0.0.1:" + peer.base().getPort()))) {
            people(belfry);
            channels(belfry);
            mistakes(belfry);
            publishToAll(belfry);
            var search = new Search(planted, belfry, home);
            search.everywhere();
            search.in("what the server said", said);
            search.in("commands", commands(belfry));
            search.in("addresses that were called", peer.calls().stream()
                    .map(call -> (call.path() + " " + call.query()).replaceFirst("^/bot[^/]+", "")).toList());
            search.temporal("127.0.0.1:" + temporal, Search.workflows(belfry));

            assertEquals(Map.of(), search.found(), search.summary());
            assertTrue(planted.count() >= 50, search.summary());
            assertTrue(search.looked().keySet().containsAll(PLACES), search.summary());
            assertTrue(search.looked().getOrDefault("workflow histories", 0L) >= channels.size(), search.summary());
        }
    }

    private void people(WholeServer belfry) throws IOException {
        planted.note("administrator's token", belfry.adminToken());
        for (int i = 1; i <= 6; i++) {
            var email = "person%d@example.org".formatted(i);
            var password = planted.make("password " + i);
            hear(belfry.send("POST", "/api/v1/members", new NewMember(email, "P" + i, Role.EDITOR, password)));
            var session = planted.note("session " + i,
                    belfry.anyone("POST", "/api/v1/login", new Login(email, password)).json().path("token").asText());
            var key = planted.note("API key " + i, belfry
                    .send("POST", "/api/v1/keys", new NewApiKey("k" + i, Role.EDITOR, null)).json().path("secret")
                    .asText());
            for (var token : List.of(session, key)) {
                hear(belfry.anyone("GET", "/api/v1/session", "", "Authorization", "Bearer " + token));
            }
        }
    }

    private void channels(WholeServer belfry) throws IOException {
        var base = peer.base().toString();
        connect(belfry, "bluesky", base, Map.of("identifier", "one.test", "password", planted.make("app password")));
        for (int i = 1; i <= 4; i++) {
            connect(belfry, "telegram", base, Map.of("token",
                    planted.note("Telegram token " + i,
                            "12345%d:".formatted(i) + planted.make("Telegram token, end " + i)
                                    + "-abcdefg"),
                    "chat", "@chat" + i));
        }
        planted.make("OAuth code refused");
        for (var name : List.of("OAuth code 1", "OAuth code 2", "OAuth code refused")) {
            var start = belfry.send("POST", "/api/v1/channels/oauth",
                    new ConnectRequest("mastodon", name, base, Map.of()));
            var state = planted.note("state for " + name, start.json().path("state").asText());
            var code = planted.get(name).isEmpty() ? planted.make(name) : planted.get(name);
            connected(belfry.send("POST", "/api/v1/channels/oauth/finish", new ConnectFinish(state, code)));
            hear(belfry.send("POST", "/api/v1/channels/oauth/finish", new ConnectFinish(state, code)));
        }
    }

    private void connect(WholeServer belfry, String network, String base, Map<String, String> fields)
            throws IOException {
        connected(belfry.send("POST", "/api/v1/channels", new ConnectRequest(network, null, base, fields)));
    }

    private void connected(Heard heard) {
        hear(heard);
        if (heard.status() == 201) {
            channels.add(UUID.fromString(heard.id()));
        }
    }

    /** Secrets where none belongs: each is refused, and the refusal must not repeat it. */
    private void mistakes(WholeServer belfry) throws IOException {
        for (var address : List.of("https://user:%s@example.org", "https://%s@127.0.0.1:1/",
                "https://example.org/?key=%s",
                "http://example.org#%s")) {
            hear(belfry.send("POST", "/api/v1/channels", new ConnectRequest("bluesky", null,
                    address.formatted(planted.make(address.replace("%s", "SECRET"))),
                    Map.of("identifier", "x", "password", planted.make("password with " + address.substring(0, 9)
                            + address.length())))));
        }
        hear(belfry.anyone("POST", "/api/v1/login", new Login("person1@example.org", planted.make("wrong password"))));
        hear(belfry.anyone("POST", "/api/v1/login", "{\"email\":\"a@b.c\",\"password\":\"%s\""
                .formatted(planted.make("password in broken JSON"))));
        hear(belfry.anyone("POST", "/api/v1/login", "{\"email\":[\"%s\"],\"password\":7}"
                .formatted(planted.make("password in the wrong place"))));
        hear(belfry.anyone("POST", "/api/v1/login", "email=a&password=" + planted.make("password in a form")));
        hear(belfry.anyone("GET", "/api/v1/posts", "", "Authorization", "Bearer " + planted.make("foreign token")));
        hear(belfry.anyone("GET", "/api/v1/posts", "", "Authorization",
                "Bearer blf_live_abcdefgh_" + planted.make("foreign API key")));
        hear(belfry.anyone("GET", "/api/v1/events?token=" + planted.make("token in an address"), ""));
        hear(belfry.anyone("GET", "/no/such/" + planted.make("token in a path"), ""));
        hear(belfry.send("POST", "/api/v1/members", new NewMember("no address", "x", Role.EDITOR,
                planted.make("password of nobody"))));
        var login = new LinkedHashMap<String, Object>(Map.of("email", "person2@example.org"));
        login.put("password", Map.of("text", planted.make("password in an object")));
        hear(belfry.anyone("POST", "/api/v1/login", login));
    }

    private void publishToAll(WholeServer belfry) throws IOException {
        var all = channels.stream().map(channel -> new NewDelivery(channel, null, Map.of())).toList();
        assertEquals(7, all.size(), said.toString());
        var picture = belfry.upload("dot.png", dot()).id();
        // A minute ahead, so that the durable hand begins its workflows, prepares, and is told of the change.
        var posted = belfry.send("POST", "/api/v1/posts", new PostDraft(PostMode.SCHEDULE,
                Instant.now().plusSeconds(60), null, List.of(new PartText("Hello", 0,
                        List.of(new PartMedia(UUID.fromString(picture), "a dot")))),
                all));
        assertEquals(201, posted.status(), posted.text());
        Eventually.within(PATIENCE, "every delivery has its workflow",
                () -> Search.workflows(belfry).size() >= all.size());
        hear(belfry.send("POST", "/api/v1/posts/" + posted.id() + "/publish-now", Map.of(), "If-Match",
                "\"%d\"".formatted(posted.json().path("version").asLong())));
        Eventually.within(PATIENCE, "every network has refused", () -> settled(belfry, posted.id()));
        networks.refuseEverything();
        for (var channel : channels) {
            hear(belfry.send("POST", "/api/v1/channels/" + channel + "/check", Map.of()));
        }
        for (var path : List.of("/posts", "/posts/" + posted.id(), "/posts/" + posted.id() + "/explain",
                "/posts/" + posted.id() + "/ledger", "/posts/" + posted.id() + "/history", "/channels", "/networks",
                "/incidents", "/processes", "/dependencies", "/queues", "/doctor", "/members", "/keys", "/session",
                "/workspace", "/stuck", "/health", "/media")) {
            hear(belfry.get("/api/v1" + path));
        }
        hear(belfry.anyone("GET", "/metrics", ""));
        hear(belfry.anyone("GET", "/health/ready", ""));
    }

    private static boolean settled(WholeServer belfry, String post) {
        try {
            return belfry.get("/api/v1/posts/" + post).json().path("deliveries").valueStream()
                    .noneMatch(one -> List.of("QUEUED", "PUBLISHING").contains(one.path("state").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] dot() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private List<String> commands(WholeServer belfry) throws IOException {
        var post = belfry.get("/api/v1/posts").json().at("/items/0/id").asText();
        var printed = new ArrayList<String>();
        for (var line : List.of("status", "doctor", "channels list", "channels networks", "posts list",
                "posts show " + post, "posts explain " + post, "posts repair", "user list",
                "channels check " + channels.getFirst(), "channels check " + channels.getLast())) {
            printed.add(belfry.belfry(line.split(" ")).all());
            printed.add(belfry.belfry((line + " --json").split(" ")).all());
        }
        printed.add(belfry.belfry(planted.make("password by standard input").getBytes(StandardCharsets.UTF_8),
                "user", "password", "person1@example.org", "--stdin").all());
        return printed;
    }

    private void hear(Heard heard) {
        assertTrue(heard.status() != 500, heard.text());
        said.add(heard.text());
    }
}
