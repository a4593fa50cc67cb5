package belfry.server.post;

import belfry.core.network.Network;
import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import belfry.core.workspace.Role;
import belfry.server.channel.ChannelTable;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.HttpApi;
import belfry.server.http.HttpSettings;
import belfry.server.http.Identity;
import belfry.server.http.Metrics;
import belfry.server.http.Routes;
import belfry.server.media.MediaTable;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A real HTTP server with some routes, in front of a real database; a token is the name of a role. */
public final class ApiRig implements AutoCloseable {
    private final HttpApi api;
    private final HttpClient client = HttpClient.newHttpClient();

    public ApiRig(UUID workspace, Path uploads, long uploadCap, List<? extends Routes> routes) {
        api = new HttpApi(new HttpSettings("127.0.0.1", 0, uploads, uploadCap), bearer -> identity(bearer, workspace),
                new Metrics(), routes).start();
    }

    private static Optional<Identity> identity(Secret bearer, UUID workspace) {
        var name = bearer.reveal();
        if (name.startsWith("stranger")) {
            return Optional.of(new Identity(Actor.Kind.SESSION, Optional.empty(), "Stranger",
                    Map.of(UUID.fromString(name.substring("stranger ".length())), Role.OWNER)));
        }
        return Arrays.stream(Role.values()).filter(role -> role.name().equals(name)).findFirst()
                .map(role -> new Identity(Actor.Kind.SESSION, Optional.empty(), "Ada", Map.of(workspace, role)));
    }

    /** What came back. */
    public record Reply(int status, JsonNode json, HttpResponse<byte[]> raw) {
        public String code() {
            return json.path("code").asText();
        }

        public String field() {
            return json.path("field").asText();
        }

        public String id() {
            return json.path("id").asText();
        }

        public String version() {
            return raw.headers().firstValue("ETag").orElseThrow();
        }
    }

    public static PostRoutes postRoutes(Database database, ChannelTable channels,
            Function<String, Optional<Network>> networks) {
        var stores = PostStores.create();
        var checks = new PostChecks(channels, new MediaTable(), networks);
        var slots = new NextSlots(channels, stores.posts());
        return new PostRoutes(database, new PostReading(database, stores, channels, new ExplainTable()),
                new PostWriting(database, stores, checks, slots, UUID::randomUUID),
                new PostCommands(database, stores, checks, UUID::randomUUID), checks, slots);
    }

    public int port() {
        return api.port();
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    public Reply post(String path, Object body, String... headers) {
        return json("POST", path, body, headers);
    }

    public Reply put(String path, Object body, String... headers) {
        return json("PUT", path, body, headers);
    }

    public Reply patch(String path, Object body, String... headers) {
        return json("PATCH", path, body, headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), pairs(headers));
    }

    private Reply json(String method, String path, Object body, String... headers) {
        var all = new LinkedHashMap<>(pairs(headers));
        all.putIfAbsent("Content-Type", "application/json");
        try {
            return send(method, path, body instanceof byte[] bytes
                    ? BodyPublishers.ofByteArray(bytes)
                    : BodyPublishers
                            .ofString(body instanceof String text ? text : Wire.json().writeValueAsString(body)),
                    all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One file of a form, as a browser would send it. */
    public Reply upload(String path, String fileName, byte[] bytes, String... headers) {
        var boundary = "----belfry" + bytes.length;
        var head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: image/png\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        var tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var all = new LinkedHashMap<>(pairs(headers));
        all.put("Content-Type", "multipart/form-data; boundary=" + boundary);
        return send("POST", path, BodyPublishers.ofByteArrays(List.of(head, bytes, tail)), all);
    }

    private static Map<String, String> pairs(String... headers) {
        var pairs = new LinkedHashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            pairs.put(headers[i], headers[i + 1]);
        }
        return pairs;
    }

    private Reply send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/api/v1" + path))
                .method(method, body);
        if (!headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer OWNER");
        }
        headers.forEach(request::header);
        try {
            var raw = client.send(request.build(), BodyHandlers.ofByteArray());
            var type = raw.headers().firstValue("Content-Type").orElse("");
            var json = type.contains("json") && raw.body().length > 0
                    ? Wire.json().readTree(raw.body())
                    : MissingNode.getInstance();
            return new Reply(raw.statusCode(), json, raw);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        api.close();
        client.close();
    }
}
