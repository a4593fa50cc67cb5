package belfry.server.cli;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.Wire;
import belfry.server.Home;
import belfry.server.HomeLock;
import belfry.server.config.ServerConfig;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls the API of the server that runs on this home, with the administrator's token of the home. */
public final class LocalApi {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 60_000;

    private final Path home;
    private final URI address;
    private final boolean written;

    private LocalApi(Path home, URI address, boolean written) {
        this.home = home;
        this.address = address;
        this.written = written;
    }

    public static LocalApi of(ServerConfig config) {
        var running = running(config.home());
        return new LocalApi(config.home(),
                running.orElse(URI.create("http://127.0.0.1:" + config.port())), running.isPresent());
    }

    /** The address that the running server wrote down. */
    static Optional<URI> running(Path home) {
        try {
            return Optional.of(URI.create(Files.readString(Home.address(home)).strip()))
                    .filter(uri -> "http".equals(uri.getScheme()) && uri.getHost() != null);
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public URI address() {
        return address;
    }

    public <T> T get(String path, Class<T> type) {
        return call("GET", path, Optional.empty(), TypeFactory.defaultInstance().constructType(type));
    }

    public JsonNode get(String path) {
        return get(path, JsonNode.class);
    }

    /** For answers with a type parameter, such as a page of posts. */
    public <T> T get(String path, JavaType type) {
        return call("GET", path, Optional.empty(), type);
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return call("POST", path, Optional.of(body), TypeFactory.defaultInstance().constructType(type));
    }

    /** With headers of its own, such as an idempotency key. */
    public <T> T post(String path, Object body, Class<T> type, Map<String, String> headers) {
        return send("POST", path, type(type), headers, out -> out.write(Wire.json().writeValueAsBytes(body)));
    }

    public <T> T delete(String path, Class<T> type) {
        return call("DELETE", path, Optional.empty(), type(type));
    }

    /** Sends a file as the form field {@code file}, without ever holding all of it. */
    public <T> T upload(String path, Path file, Class<T> type) {
        var boundary = "belfry-" + UUID.randomUUID();
        var name = file.getFileName().toString().replaceAll("[\\p{Cntrl}\"\\\\]", "_");
        var head = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n".formatted(boundary,
                name)
                + "Content-Type: application/octet-stream\r\n\r\n";
        return send("POST", path, type(type), Map.of("Content-Type", "multipart/form-data; boundary=" + boundary),
                out -> {
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    Files.copy(file, out);
                    out.write("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
                });
    }

    /** Writes what is sent. */
    private interface Sent {
        void to(OutputStream out) throws IOException;
    }

    private static JavaType type(Class<?> type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    private <T> T call(String method, String path, Optional<Object> body, JavaType type) {
        return send(method, path, type, Map.of(), body
                .<Sent>map(value -> out -> out.write(Wire.json().writeValueAsBytes(value))).orElse(null));
    }

    private <T> T send(String method, String path, JavaType type, Map<String, String> headers, @Nullable Sent sent) {
        // A server that was killed leaves its address behind; whoever listens there now must not be shown the token.
        if (!written || HomeLock.isFree(home)) {
            throw notRunning("None runs on the home folder " + home, null);
        }
        try {
            var connection = (HttpURLConnection) address.resolve(path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Authorization", "Bearer " + token());
            connection.setRequestProperty("Accept", "application/json");
            if (sent != null) {
                connection.setDoOutput(true);
                connection.setChunkedStreamingMode(0);
                connection.setRequestProperty("Content-Type", "application/json");
                headers.forEach(connection::setRequestProperty);
                try (var out = connection.getOutputStream()) {
                    sent.to(out);
                }
            }
            return answer(connection, type);
        } catch (ConnectException e) {
            throw notRunning("Nothing listens there", e);
        } catch (IOException e) {
            throw new BelfryException(
                    Problem.error("server-silent", "The server at %s did not answer".formatted(address),
                            String.valueOf(e.getMessage()), "See what it does: belfry status",
                            "Read " + home.resolve("logs").resolve("server.log")),
                    e);
        }
    }

    private <T> T answer(HttpURLConnection connection, JavaType type) throws IOException {
        if (connection.getResponseCode() / 100 == 2) {
            try (var in = connection.getInputStream()) {
                return Wire.json().readValue(in, type);
            } catch (JsonProcessingException e) {
                throw new BelfryException(stranger(connection.getResponseCode()), e);
            }
        }
        try (InputStream in = connection.getErrorStream()) {
            var text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            throw new BelfryException(connection.getResponseCode() == HttpURLConnection.HTTP_UNAUTHORIZED
                    ? strangers()
                    : problem(connection.getResponseCode(), text));
        }
    }

    private Problem problem(int status, String text) {
        try {
            var tree = Wire.json().readTree(text);
            if (tree != null && tree.hasNonNull("code")) {
                var remedy = tree.path("remedy").valueStream().map(JsonNode::asText).toList();
                return Problem.error(tree.path("code").asText(),
                        tree.path("summary").asText(tree.path("title").asText("The server refused")),
                        tree.path("cause").asText(tree.path("detail").asText("")),
                        remedy.isEmpty() ? new String[]{"Read the server's log"} : remedy.toArray(String[]::new));
            }
        } catch (IOException _) {
            // Not JSON: told below with its status.
        }
        return stranger(status);
    }

    private Problem stranger(int status) {
        return Problem.error("server-refused", "The server at %s answered with status %d".formatted(address, status),
                "Something else may be listening there", "Check the port: belfry status");
    }

    /** The command line does not sign in: it shows the token that lies in the home. */
    private Problem strangers() {
        return Problem.error("admin-token-refused", "The server at %s does not know this home".formatted(address),
                "It was started on another home folder than %s, or the file admin-token there was changed"
                        .formatted(home),
                "Name the home of the running server: --home DIR, or BELFRY_HOME",
                "As another user than the one who started it: run the command as that one");
    }

    private BelfryException notRunning(String why, @Nullable IOException cause) {
        return new BelfryException(Problem.error("server-not-running",
                "No Belfry server answers at %s".formatted(address), why,
                "Start it: belfry up --home " + Printed.word(home),
                "When it runs on another folder, name that: --home DIR, or BELFRY_HOME"), cause);
    }

    private String token() throws IOException {
        var file = home.resolve("admin-token");
        return Files.isReadable(file) ? Files.readString(file).strip() : "none";
    }
}
