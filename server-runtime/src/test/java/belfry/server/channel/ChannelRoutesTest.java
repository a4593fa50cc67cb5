package belfry.server.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.ConnectKind;
import belfry.core.post.DeliveryState;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.server.database.TestDatabase;
import belfry.server.network.NetworkAdapter;
import belfry.server.post.ApiRig;
import belfry.server.post.ChannelPosts;
import belfry.server.post.PostStores;
import belfry.server.post.Samples;
import belfry.server.secret.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelRoutesTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    @TempDir
    private static Path uploads = Path.of("");

    private final TestDatabase test = TestDatabase.create();
    private final UUID workspace = Samples.workspace(test.database());
    private final ChannelTable channels = new ChannelTable(test.database(), Samples.SEAL);
    private final ApiRig api = rig();

    private ApiRig rig() {
        var fields = new FakeAdapter("plain", ConnectKind.FIELDS);
        var browser = new FakeAdapter("browser", ConnectKind.OAUTH);
        Map<String, NetworkAdapter> adapters = Map.of("plain", fields, "browser", browser);
        var connecting = new Connecting(test.database(), channels, Samples.SEAL, adapters,
                new Tokens(new SecureRandom()), UUID::randomUUID, URI.create("urn:ietf:wg:oauth:2.0:oob"));
        var service = new ChannelService(test.database(), channels, List.of(fields.network(), browser.network()),
                new ChannelPosts(PostStores.create()), "http://127.0.0.1:8420");
        return new ApiRig(workspace, uploads, 1 << 20, List.of(new ChannelRoutes(service, connecting)));
    }

    @AfterEach
    void end() {
        api.close();
        test.close();
    }

    @Test
    void theNetworksAreListedWithWhatTheyAskFor() {
        var networks = api.get("/networks").json();

        assertEquals("plain", networks.at("/0/id").asText());
        assertEquals("OAUTH", networks.at("/1/connect").asText());
        assertTrue(networks.at("/0/fields/1/secret").asBoolean());
    }

    @Test
    void aConnectedAccountIsListedWithoutItsSecretWhichIsSealedInTheDatabase() {
        var created = connect("ada", "t0p-s3cret");

        assertEquals(201, created.status(), created.json().toString());
        assertEquals("ada", created.json().path("handle").asText());
        assertEquals("OK", created.json().path("health").asText());
        assertFalse(new String(api.get("/channels").raw().body(), StandardCharsets.UTF_8).contains("t0p-s3cret"));
        assertEquals("{\"token\":\"t0p-s3cret\"}",
                channels.open(UUID.fromString(created.id())).credential().reveal());
    }

    @Test
    void anAccountIsOneChannelAndComesBackAsTheOneItWas() {
        var created = connect("ada", "one");

        var again = connect("ada", "two");
        assertEquals(409, again.status());
        assertEquals("channel-exists", again.code());

        assertEquals(200, api.delete("/channels/" + created.id()).status());
        assertEquals(0, api.get("/channels").json().size());
        assertEquals(created.id(), connect("ada", "three").id());
    }

    @Test
    void mistakesAreNamedAtTheirField() {
        assertEquals("network-unknown /network", problem(new ConnectRequest("myspace", null, null, Map.of())));
        assertEquals("connect-field-missing /fields/token",
                problem(new ConnectRequest("plain", null, null, Map.of("user", "ada"))));
        assertEquals("credential-refused /fields/token",
                problem(new ConnectRequest("plain", null, null, Map.of("user", "ada", "token", "bad"))));
        assertEquals("channel-name-wrong /name", problem(new ConnectRequest("plain", "n".repeat(101), null,
                Map.of("user", "ada", "token", "t"))));
        assertEquals("connect-in-browser /network", problem(new ConnectRequest("browser", null, null, Map.of())));
        assertEquals("base-url-wrong /baseUrl", problem(new ConnectRequest("plain", null, "ftp://x",
                Map.of("user", "ada", "token", "t"))));
        assertEquals("base-url-wrong /baseUrl", problem(new ConnectRequest("plain", null, "https://u:p@host",
                Map.of("user", "ada", "token", "t"))));
        assertEquals(403, api.post("/channels", request("eve", "t"), "Authorization", "Bearer EDITOR").status());
    }

    @Test
    void reconnectingNeedsTheSameAccountAndHeals() {
        var created = connect("ada", "revoked");
        var path = "/channels/" + created.id();
        assertEquals("REAUTHORISE", api.post(path + "/check", Map.of()).json().path("health").asText());

        var other = api.post(path + "/reconnect", request("eve", "new"));
        assertEquals("channel-other-account", other.code());
        var same = api.post(path + "/reconnect", request("ada", "new"));

        assertEquals("OK", same.json().path("health").asText());
        assertEquals("{\"token\":\"new\"}", channels.open(UUID.fromString(created.id())).credential().reveal());
        assertEquals("OK", api.post(path + "/check", Map.of()).json().path("health").asText());
        assertEquals("{\"token\":\"fresh\"}", channels.open(UUID.fromString(created.id())).credential().reveal());
    }

    @Test
    void aConnectionThroughTheBrowserIsFinishedOnceByWhoBeganIt() {
        var start = api.post("/channels/oauth", new ConnectRequest("browser", "Shop", null, Map.of())).json();
        var state = start.path("state").asText();
        assertTrue(state.length() >= 43, state);
        assertTrue(start.path("authorizeUrl").asText().endsWith(state));
        assertEquals(0, count("select count(*) from channel_attempt where encode(state_hash, 'escape') like '%" + state
                + "%'"));
        var finish = new ConnectFinish(state, "ada");

        assertEquals("connect-attempt-gone", api.post("/channels/oauth/finish", finish, "Authorization",
                "Bearer stranger " + Samples.workspace(test.database())).code());
        var finished = api.post("/channels/oauth/finish", finish);

        assertEquals(201, finished.status(), finished.json().toString());
        assertEquals("Shop", finished.json().path("name").asText());
        assertEquals("{\"token\":\"c1\"}", channels.open(UUID.fromString(finished.id())).credential().reveal());
        assertEquals("connect-attempt-gone", api.post("/channels/oauth/finish", finish).code());
    }

    @Test
    void anAttemptIsOverAfterTenMinutes() {
        var state = api.post("/channels/oauth", new ConnectRequest("browser", null, null, Map.of())).json()
                .path("state").asText();
        test.database().jdbi().useHandle(handle -> handle.execute(
                "update channel_attempt set expires_at = expires_at - interval '10 minutes'"));

        assertEquals("connect-attempt-gone", api.post("/channels/oauth/finish", new ConnectFinish(state, "a")).code());
    }

    @Test
    void slotsNameAndSwitchAreEditedByWhoSawTheNewest() {
        var created = connect("ada", "t");
        var path = "/channels/" + created.id();

        var edited = api.patch(path, Map.of("name", "Shop", "disabled", true,
                "slots", List.of(Map.of("weekday", 5, "at", "18:30:00"), Map.of("weekday", 1, "at", "09:00:00"))),
                "If-Match", created.version());

        assertEquals("Shop", edited.json().path("name").asText(), edited.json().toString());
        assertTrue(edited.json().path("disabled").asBoolean());
        assertEquals("09:00:00", edited.json().at("/slots/0/at").asText());
        var late = api.patch(path, Map.of("name", "Other"), "If-Match", created.version());
        assertEquals(412, late.status());
        assertEquals("Shop", late.json().at("/current/name").asText());
        assertEquals("slot-wrong", api.patch(path, Map.of("slots", List.of(Map.of("weekday", 8, "at", "09:00:00"))),
                "If-Match", edited.version()).code());
    }

    @Test
    void removingAChannelSaysAndCancelsWhatWaitsForIt() {
        var channel = UUID.fromString(connect("ada", "t").id());
        var queued = delivery(channel, DeliveryState.QUEUED, LATER);
        var draft = delivery(channel, DeliveryState.DRAFT, null);
        var out = delivery(channel, DeliveryState.PUBLISHED, LATER);

        var preview = api.get("/channels/" + channel + "/removal").json();
        assertEquals(1, preview.path("queued").asInt());
        assertEquals(1, preview.path("drafts").asInt());
        assertEquals(1, api.get("/channels").json().at("/0/queued").asInt());
        api.delete("/channels/" + channel);

        assertEquals("CANCELLED", state(queued));
        assertEquals("DRAFT", state(draft));
        assertEquals("PUBLISHED", state(out));
        assertEquals(404, api.get("/channels/" + channel + "/removal").status());
    }

    private UUID delivery(UUID channel, DeliveryState state, @Nullable Instant dueAt) {
        return Samples.delivery(test.database(), workspace, channel, "Hello", state, dueAt);
    }

    private String problem(ConnectRequest request) {
        var reply = api.post("/channels", request);
        return reply.code() + " " + reply.field();
    }

    private ApiRig.Reply connect(String user, String token) {
        return api.post("/channels", request(user, token));
    }

    private static ConnectRequest request(String user, String token) {
        return new ConnectRequest("plain", null, null, Map.of("user", user, "token", token));
    }

    private String state(UUID delivery) {
        return test.database().jdbi().withHandle(handle -> handle
                .createQuery("select state from delivery where id = '" + delivery + "'").mapTo(String.class).one());
    }

    private int count(String query) {
        return test.database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }
}
