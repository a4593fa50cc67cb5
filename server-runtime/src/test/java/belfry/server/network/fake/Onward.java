package belfry.server.network.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Not a fake: hands every call on to a real server, so that faults can be put between. */
public final class Onward implements FakeNetwork {
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "transfer-encoding",
            "accept-encoding", "expect", "upgrade");

    private final URI server;
    private final Predicate<Call> publishes;

    public Onward(URI server, Predicate<Call> publishes) {
        this.server = server;
        this.publishes = publishes;
    }

    @Override
    public boolean publishes(Call call) {
        return publishes.test(call);
    }

    @Override
    public Reply tooMany() {
        return Reply.json(429, Map.of("error", "RateLimitExceeded", "message", "Rate Limit Exceeded"),
                Map.of("RateLimit-Reset", Long.toString(System.currentTimeMillis() / 1000 + 120)));
    }

    @Override
    public Reply failure() {
        return Reply.json(500, Map.of("error", "InternalServerError", "message", "Internal Server Error"));
    }

    @Override
    public Reply answer(Call call) {
        var query = call.query().isEmpty()
                ? ""
                : "?" + String.join("&", call.query().entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + encoded(pair.getValue())).toList());
        var request = HttpRequest.newBuilder(server.resolve(call.path() + query)).method(call.method(),
                HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().entrySet().stream().filter(header -> !OWN.contains(header.getKey()))
                .forEach(header -> request.header(header.getKey(), header.getValue()));
        // One client for one call: a kept connection may have been ended by the server meanwhile.
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(answer.statusCode(), answer.headers().firstValue("content-type").orElse("none"), Map.of(),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test is over", e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
