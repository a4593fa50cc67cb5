package belfry.server.network.bluesky;

import belfry.core.wire.Wire;
import belfry.server.embedded.UserCache;
import belfry.server.guard.HostPort;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Bluesky server from npm, on loopback. It is installed once per user, when PEER_BLUESKY=install says that it
 * may take the minutes which that needs; without it the tests that need the server are skipped.
 */
final class BlueskyServer implements AutoCloseable {
    static final String PASSWORD = "a-long-password-of-its-own";
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "start.mjs");

    private final Process process;
    private final int port;

    private BlueskyServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static BlueskyServer start() throws IOException, InterruptedException {
        Assumptions.assumeTrue(works(List.of("node", "--version"), Path.of(".")), "there is no Node.js here");
        var folder = installed();
        var process = new ProcessBuilder("node", "start.mjs").directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("{\"ready\"")) {
                return new BlueskyServer(process, Wire.json().readTree(line).path("port").asInt());
            }
        }
        throw new IllegalStateException("the Bluesky server ended with " + process.waitFor());
    }

    private static Path installed() throws IOException, InterruptedException {
        var crc = new CRC32();
        crc.update(resource("package-lock.json"));
        var folder = UserCache.folder().resolve("peers").resolve("bluesky-%08x".formatted(crc.getValue()));
        Files.createDirectories(folder);
        // The tests of this module run in two JVMs, and both may want it.
        try (var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            for (var file : FILES) {
                var fresh = Files.write(Files.createTempFile(folder, file, null), resource(file));
                Files.move(fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            if (!usable(folder)) {
                Assumptions.assumeTrue("install".equals(System.getenv("PEER_BLUESKY")),
                        "the Bluesky server is not installed; PEER_BLUESKY=install does it");
                install(folder);
            }
        }
        return folder;
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        works(List.of("npm", "ci", "--no-audit", "--no-fund"), folder);
        if (!usable(folder)) {
            // An npm that runs no install scripts by itself leaves the database driver unbuilt.
            works(List.of("npm", "rebuild", "better-sqlite3"), folder);
        }
        Assumptions.assumeTrue(usable(folder), "npm could not install the Bluesky server");
    }

    private static boolean usable(Path folder) throws IOException, InterruptedException {
        return Files.isDirectory(folder.resolve("node_modules/@atproto/pds"))
                && works(List.of("node", "-e", "new (require('better-sqlite3'))(':memory:')"), folder);
    }

    private static boolean works(List<String> command, Path folder) throws IOException, InterruptedException {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            if (Files.isDirectory(Path.of("/usr/include/node"))) {
                builder.environment().put("npm_config_nodedir", "/usr");
            }
            var process = builder.start();
            return process.waitFor(15, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            if (Files.isDirectory(folder)) {
                return false; // the program is not on the path
            }
            throw e;
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = BlueskyServer.class.getResourceAsStream("pds/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the tests lack pds/" + name);
            }
            return in.readAllBytes();
        }
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    HostPort hostPort() {
        return new HostPort("localhost", port);
    }

    /** A new account; gives its session. */
    JsonNode account(String handle) throws IOException, InterruptedException {
        return post("com.atproto.server.createAccount", Map.of("handle", handle, "email", handle + "@mail.test",
                "password", PASSWORD), "");
    }

    String appPassword(JsonNode session) throws IOException, InterruptedException {
        return post("com.atproto.server.createAppPassword", Map.of("name", "Belfry"),
                session.path("accessJwt").asText()).path("password").asText();
    }

    /** What stands in the repository, oldest first. */
    JsonNode records(String did) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(base().resolve("/xrpc/com.atproto.repo.listRecords?reverse=true&limit=100&repo="
                        + did + "&collection=app.bsky.feed.post")).build())
                .path("records");
    }

    JsonNode post(String method, Map<String, String> input, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base().resolve("/xrpc/" + method)).header("Content-Type",
                "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(Wire.json().writeValueAsBytes(input)));
        return send(token.isEmpty() ? request.build() : request.header("Authorization", "Bearer " + token).build());
    }

    private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        // HTTP/1.1: an offer to upgrade makes the server hang up. One client for one call: it ends idle ones soon.
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return Wire.json().readTree(answer.body());
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }
}
