package belfry.server;

import belfry.core.wire.Wire;
import belfry.server.cli.BelfryCommand;
import belfry.server.cli.ExitCode;
import belfry.server.config.ConfigReader;
import belfry.server.config.ServerConfig;
import belfry.server.embedded.Ports;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A server as people start it, with what it stands on, and two ways to use it: over HTTP and by command line. */
public final class WholeServer implements AutoCloseable {
    private final Opened opened = new Opened();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    private final BelfryServer server;

    /** What came back over HTTP. */
    public record Heard(int status, JsonNode json, String text) {
        public String code() {
            return json.path("code").asText();
        }

        public String field() {
            return json.path("field").asText();
        }

        public String id() {
            return json.path("id").asText();
        }
    }

    /** What a command printed. */
    public record Printed(int exit, String out, String err) {
        public String all() {
            return out + err;
        }
    }

    private WholeServer(Path home, Map<String, String> more) throws IOException {
        this.home = home;
        var variables = new HashMap<>(Map.of("BELFRY_HOME", home.toString(), "BELFRY_PORT",
                Integer.toString(Ports.free())));
        variables.putAll(more);
        server = BelfryServer.start(config(variables), opened, _ -> {});
    }

    /** @param more settings besides home and port */
    public static WholeServer start(Path home, Map<String, String> more) throws IOException {
        return new WholeServer(home, more);
    }

    private static ServerConfig config(Map<String, String> variables) {
        return switch (ConfigReader.read(variables, ConfigReader.Flags.NONE)) {
            case ConfigReader.Outcome.Fine(var config) -> config;
            case ConfigReader.Outcome.Mistaken(var problems) -> throw new AssertionError(problems);
        };
    }

    public BelfryServer server() {
        return server;
    }

    public ServerConfig config() {
        return server.config();
    }

    public String adminToken() {
        return server.home().adminToken().reveal();
    }

    /** As the administrator of the home; {@code body} is text, bytes, or something to write as JSON. */
    public Heard send(String method, String path, Object body, String... headers) throws IOException {
        var all = new ArrayList<>(List.of("Authorization", "Bearer " + adminToken()));
        all.addAll(List.of(headers));
        return anyone(method, path, body, all.toArray(String[]::new));
    }

    public Heard get(String path) throws IOException {
        return send("GET", path, "");
    }

    /** With no token but those among the headers. */
    public Heard anyone(String method, String path, Object body, String... headers) throws IOException {
        var publisher = switch (body) {
            case String text -> text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text);
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            default -> BodyPublishers.ofByteArray(Wire.json().writeValueAsBytes(body));
        };
        var request = HttpRequest.newBuilder(URI.create(server.address() + path)).method(method, publisher)
                .timeout(Duration.ofSeconds(60));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var text = new String(answer.body(), StandardCharsets.UTF_8);
            var json = answer.headers().firstValue("Content-Type").orElse("").contains("json") && !text.isEmpty()
                    ? Wire.json().readTree(text)
                    : MissingNode.getInstance();
            return new Heard(answer.statusCode(), json, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** One file in a form. */
    public Heard upload(String fileName, byte[] content) throws IOException {
        var head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n".formatted(fileName)
                .getBytes(StandardCharsets.UTF_8);
        var tail = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        var body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        return send("POST", "/api/v1/media", body, "Content-Type", "multipart/form-data; boundary=b");
    }

    /** Runs {@code belfry} on this home. */
    public Printed belfry(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--home")) {
            all.addAll(List.of("--home", home.toString()));
        }
        var exit = new CommandLine(new BelfryCommand()).setExecutionExceptionHandler(new ExitCode())
                .setCaseInsensitiveEnumValuesAllowed(true).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Printed(exit, out.toString(), err.toString());
    }

    /** The same with something on standard input. */
    public Printed belfry(byte[] input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            return belfry(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        opened.close();
    }
}
