package belfry.server.sample;

import belfry.core.wire.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The API of the sample's server for its administrator, with the verbs that the command line has no need of. */
final class SampleApi implements AutoCloseable {
    private final URI address;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    SampleApi(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    JsonNode get(String path) throws IOException {
        return send(request(path).GET().build());
    }

    <T> T get(String path, Class<T> type) throws IOException {
        return Wire.json().treeToValue(get(path), type);
    }

    JsonNode post(String path, Object body) throws IOException {
        return send(request(path).POST(json(body)).build());
    }

    <T> T post(String path, Object body, Class<T> type) throws IOException {
        return Wire.json().treeToValue(post(path, body), type);
    }

    /** Whatever version stands there is the one that is changed. */
    JsonNode patch(String path, Object body) throws IOException {
        var version = get(path).path("version").asText();
        return send(request(path).header("If-Match", '"' + version + '"').method("PATCH", json(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/api/v1" + path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Object body) throws IOException {
        return HttpRequest.BodyPublishers.ofByteArray(Wire.json().writeValueAsBytes(body));
    }

    private JsonNode send(HttpRequest request) throws IOException {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("%s %s: %d %s".formatted(request.method(), request.uri(), answer.statusCode(),
                        new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return Wire.json().readTree(answer.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
