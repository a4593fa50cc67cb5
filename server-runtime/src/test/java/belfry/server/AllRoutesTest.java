package belfry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.lease.OwnerAddress;
import belfry.core.wire.Wire;
import belfry.core.workspace.Role;
import belfry.server.config.ConfigReader;
import belfry.server.config.ServerConfig;
import belfry.server.http.Access;
import belfry.server.http.EventHub;
import belfry.server.http.HttpApi;
import belfry.server.http.HttpSettings;
import belfry.server.http.Metrics;
import belfry.server.http.Route;
import belfry.server.http.Routes;
import belfry.server.redis.RedisLink;
import belfry.server.temporal.TemporalLink;
import belfry.server.workspace.Office;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route that the server has, held against its description and against every role. */
class AllRoutesTest {
    private static final List<String> FOREIGN = List.of("workspace", "member", "channel", "channel_slot", "post",
            "delivery", "part", "media", "api_key", "delivery_history");

    @TempDir
    Path folder;

    private final Office office = Office.open();
    private final Opened opened = new Opened();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpApi api;
    private JsonNode description;

    @BeforeEach
    void open() throws Exception {
        var home = Home.at(folder);
        var laid = new Foundation.Laid(config(), office.database(), RedisLink.off(InstantSource.system()),
                TemporalLink.off(config().temporal()));
        var features = new Features(laid, home);
        var hub = opened.add(new EventHub(office.database()).start());
        var operations = Operations.start(laid, home, opened);
        List<Routes> routes = new ArrayList<>(features.routes(hub, List::of, new Metrics()));
        routes.addAll(operations.routes());
        api = opened.add(new HttpApi(HttpSettings.on("127.0.0.1", 0, folder.resolve("uploads")), features.keyring(),
                new Metrics(), routes)).start();
        try (InputStream in = AllRoutesTest.class.getResourceAsStream("/belfry/openapi.json")) {
            description = Wire.json().readTree(in);
        }
    }

    @AfterEach
    void close() {
        opened.close();
        client.shutdownNow();
        office.close();
    }

    private ServerConfig config() {
        return switch (ConfigReader.read(Map.of("BELFRY_HOME", folder.toString(), "BELFRY_ORCHESTRATOR_COUNT", "0"),
                ConfigReader.Flags.NONE)) {
            case ConfigReader.Outcome.Fine(var config) -> config;
            case ConfigReader.Outcome.Mistaken(var problems) -> throw new AssertionError(problems);
        };
    }

    @Test
    void theDescriptionNamesEveryRouteAndNoOther() {
        var described = new TreeSet<String>();
        description.path("paths").properties().forEach(path -> path.getValue().fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var registered = new TreeSet<String>();
        api.table().routes().forEach(route -> registered.add(route.name()));

        assertEquals(registered, described);
    }

    @Test
    void theDescriptionSaysWhichRightEachRouteNeeds() {
        for (var route : api.table().routes()) {
            switch (route.access()) {
                case Access.Open _ -> assertTrue(operation(route).path("security").isArray(), route.name());
                case Access.SignedIn _ -> assertFalse(operation(route).has("security"), route.name());
                case Access.Needs needs -> assertEquals("Needs the right %s.".formatted(needs.permission()),
                        operation(route).path("description").asText(), route.name());
            }
        }
    }

    private JsonNode operation(Route route) {
        return description.path("paths").path(route.path()).path(route.method().name().toLowerCase(Locale.ROOT));
    }

    @Test
    void noRoleReachesIntoAnotherWorkspaceByAnyRoute() throws Exception {
        var own = office.workspace("Own");
        var foreign = foreign();
        var before = rows(workspaceOf(foreign));
        var tokens = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            office.person(own, role.name(), role);
            tokens.put(role, office.login(role.name()));
        }
        var checks = 0;
        for (var route : api.table().routes()) {
            if (route.access() instanceof Access.Needs needs && !route.path().endsWith("/events")) {
                for (var role : Role.values()) {
                    check(route, needs, role, tokens.getOrDefault(role, ""), foreign);
                    checks += 2;
                }
            }
        }
        assertEquals(before, rows(workspaceOf(foreign)));
        assertTrue(checks >= 300, "only %d checks".formatted(checks));
    }

    private void check(Route route, Access.Needs needs, Role role, String token, Map<String, UUID> foreign)
            throws Exception {
        var chosen = send(route, token, foreign, Optional.of(workspaceOf(foreign)));
        assertEquals(404, chosen.statusCode(), role + " " + route.name());
        var status = send(route, token, foreign, Optional.empty()).statusCode();
        var about = role + " " + route.name() + " answered " + status;
        if (!role.may(needs.permission())) {
            assertEquals(403, status, about);
        } else if (route.path().contains("{id}")) {
            assertTrue(status == 404 || status == 403 || status == 422, about);
        } else {
            assertTrue(status != 401 && status < 500, about);
        }
    }

    private static UUID workspaceOf(Map<String, UUID> things) {
        return Objects.requireNonNull(things.get("workspace"));
    }

    private HttpResponse<String> send(Route route, String token, Map<String, UUID> foreign, Optional<UUID> workspace)
            throws Exception {
        var kind = route.path().replaceFirst("/api/v1/", "").split("/")[0];
        var path = route.path().replaceAll("\\{\\w+}", foreign.getOrDefault(kind, UUID.randomUUID()).toString());
        var schema = operation(route).at("/requestBody/content/application~1json/schema");
        var body = schema.isMissingNode() ? "" : Wire.json().writeValueAsString(example(schema, foreign));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                .timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token).header("If-Match", "\"1\"")
                .method(route.method().name(), HttpRequest.BodyPublishers.ofString(body));
        workspace.ifPresent(id -> request.header("X-Belfry-Workspace", id.toString()));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The least body that its description allows, about things of the foreign workspace. */
    private Object example(JsonNode schema, Map<String, UUID> foreign) {
        if (schema.has("$ref")) {
            return example(description.at(schema.path("$ref").asText().substring(1)), foreign);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0).asText();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> {
                var members = new LinkedHashMap<String, Object>();
                schema.path("required").forEach(name -> members.put(name.asText(),
                        example(schema.path("properties").path(name.asText()), foreign)));
                yield members;
            }
            case "array" -> List.of(example(schema.path("items"), foreign));
            case "integer", "number" -> 1;
            case "boolean" -> false;
            default -> switch (schema.path("format").asText()) {
                case "uuid" -> foreign.getOrDefault("channels", UUID.randomUUID()).toString();
                case "date-time" -> "2031-01-01T00:00:00Z";
                case "time" -> "09:00:00";
                default -> "long enough text";
            };
        };
    }

    private Map<String, UUID> foreign() {
        var workspace = office.workspace("Foreign");
        var account = office.person(workspace, "stranger", Role.OWNER);
        var channel = UUID.randomUUID();
        var post = UUID.randomUUID();
        var delivery = UUID.randomUUID();
        var media = UUID.randomUUID();
        var key = UUID.randomUUID();
        var akash = UUID.randomUUID();
        office.database().jdbi().useTransaction(handle -> {
            handle.execute("""
                    insert into channel (id, workspace_id, network, remote_account_id, name, handle)
                    values (?, ?, 'localfeed', 'x', 'x', 'x')""", channel, workspace);
            handle.execute("insert into post (id, workspace_id, zone, due_at) values (?, ?, 'UTC', '2031-01-01')", post,
                    workspace);
            handle.execute("""
                    insert into delivery (id, post_id, workspace_id, channel_id, network, state, due_at)
                    values (?, ?, ?, ?, 'localfeed', 'QUEUED', '2031-01-01')""", delivery, post, workspace, channel);
            handle.execute("""
                    insert into part (delivery_id, position, text, idempotency_key) values (?, 0, 'theirs', 'k')""",
                    delivery);
            handle.execute("""
                    insert into media (id, workspace_id, sha256, content_type, byte_size, file_name)
                    values (?, ?, ?, 'image/png', 1, 'x.png')""", media, workspace, new byte[32]);
            handle.execute("""
                    insert into api_key (id, workspace_id, name, prefix, secret_hash, role)
                    values (?, ?, 'theirs', 'p', ?, 'OWNER')""", key, workspace, new byte[32]);
            // Asked for in clear on a port that the guard refuses, so that the test never leaves this machine.
            handle.execute("""
                    insert into akash_account (id, workspace_id, name, kind, owner, rest_url, console_url)
                    values (?, ?, 'theirs', 'ADDRESS', ?, 'http://127.0.0.1:1', 'http://127.0.0.1:1')""", akash,
                    workspace, OwnerAddress.sample(9).text());
        });
        return Map.of("workspace", workspace, "members", account, "channels", channel, "posts", post, "media", media,
                "keys", key, "akash", akash);
    }

    private List<String> rows(UUID workspace) {
        var rows = new ArrayList<String>();
        office.database().jdbi().useHandle(handle -> {
            for (var table : FOREIGN) {
                handle.createQuery("select t::text from \"%s\" t where t::text like :mark order by 1".formatted(table))
                        .bind("mark", "%" + workspace + "%").mapTo(String.class).forEach(rows::add);
            }
        });
        assertTrue(rows.size() >= 5);
        return rows;
    }
}
