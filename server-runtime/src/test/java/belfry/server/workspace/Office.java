package belfry.server.workspace;

import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import belfry.core.workspace.Role;
import belfry.server.database.Database;
import belfry.server.database.TestDatabase;
import belfry.server.http.EventHub;
import belfry.server.http.EventRoutes;
import belfry.server.http.HealthRoutes;
import belfry.server.http.HttpApi;
import belfry.server.http.HttpSettings;
import belfry.server.http.Metrics;
import belfry.server.http.OpenApiRoutes;
import belfry.server.http.Routes;
import belfry.server.redis.RedisLink;
import belfry.server.secret.Passwords;
import belfry.server.secret.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A running server with everything of this package on a real database, and a client for it. */
public final class Office implements AutoCloseable {
    public static final Secret ADMIN = Secret.of("the-admin-token-of-this-home");
    public static final String PASSWORD = "four random words";

    private final TestDatabase test = TestDatabase.create();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final SecureRandom random = new SecureRandom();
    private final Passwords passwords = new Passwords(random);
    private final EventHub hub;
    private final Path uploads;
    private final Metrics metrics = new Metrics();
    private final HttpApi api;
    private final Keyring keyring;

    private Office(RedisLink redis, Routes... more) {
        try {
            uploads = Files.createTempDirectory("belfry-uploads");
            hub = new EventHub(test.database()).start();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        InstantSource clock = now::get;
        var database = test.database();
        var tokens = new Tokens(random);
        var sessions = new Sessions(database, redis, tokens, clock);
        keyring = new Keyring(database, sessions, ADMIN, clock);
        var routes = new ArrayList<Routes>(List.of(
                new WorkspaceRoutes(new Accounts(database, sessions, passwords, clock, "test"),
                        new Workspaces(database), new Members(database, passwords, sessions, UUID::randomUUID),
                        new ApiKeys(database, tokens, clock, UUID::randomUUID)),
                new EventRoutes(hub, keyring), new HealthRoutes(database, List::of, metrics), new OpenApiRoutes()));
        routes.addAll(Arrays.asList(more));
        api = new HttpApi(new HttpSettings("127.0.0.1", 0, uploads, 3_000_000), keyring, metrics, routes).start();
    }

    public static Office open(Routes... more) {
        return new Office(RedisLink.off(InstantSource.system()), more);
    }

    public static Office with(RedisLink redis) {
        return new Office(redis);
    }

    public Database database() {
        return test.database();
    }

    public HttpApi api() {
        return api;
    }

    public EventHub hub() {
        return hub;
    }

    public void later(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    public UUID workspace(String name) {
        return database().jdbi().withHandle(
                handle -> handle.createQuery("insert into workspace (name, zone) values (:name, 'UTC') returning id")
                        .bind("name", name).mapTo(UUID.class).one());
    }

    /** A person with the usual password. */
    public UUID person(UUID workspace, String name, Role role) {
        var id = UUID.randomUUID();
        database().jdbi().useTransaction(handle -> {
            new AccountTable().insert(handle, id, name + "@example.org", name, USUAL);
            new MemberTable().put(handle, workspace, id, role);
        });
        return id;
    }

    private static final String USUAL = new Passwords(new SecureRandom()).hash(Secret.of(PASSWORD));

    public String login(String name) throws IOException {
        var answer = send("POST", "/api/v1/login", "", """
                {"email":"%s@example.org","password":"%s"}""".formatted(name, PASSWORD));
        return json(answer).path("token").asText();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                .timeout(Duration.ofSeconds(60));
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpClient client() {
        return client;
    }

    /** @param headers pairs of name and value */
    public HttpResponse<String> send(String method, String path, String token, String body, String... headers)
            throws IOException {
        var request = request(path).method(method, body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> get(String path, String token, String... headers) throws IOException {
        return send("GET", path, token, "", headers);
    }

    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Wire.json().readTree(answer.body());
    }

    public static String code(HttpResponse<String> answer) throws IOException {
        return json(answer).path("code").asText();
    }

    @Override
    public void close() {
        hub.close();
        api.close();
        client.shutdownNow();
        test.close();
        uploads.toFile().delete();
    }
}
