package belfry.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.core.wire.DependencyView;
import belfry.core.wire.LampState;
import belfry.core.wire.Wire;
import belfry.server.config.DatabaseConfig;
import belfry.server.database.Database;
import belfry.server.embedded.Ports;
import belfry.server.workspace.Office;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    @TempDir
    Path uploads;

    @Test
    void aServerWithItsDatabaseIsReadyAndCountsWhatItAnswers() throws IOException {
        try (var office = Office.open()) {
            assertEquals("UP", Office.json(office.get("/health/live", "")).path("status").asText());
            var ready = office.get("/health/ready", "");
            assertEquals(200, ready.statusCode());
            assertEquals("postgres", Office.json(ready).at("/dependencies/0/name").asText());

            var metrics = office.get("/metrics", "");
            assertTrue(metrics.headers().firstValue("Content-Type").orElseThrow().startsWith("text/plain"));
            assertTrue(metrics.body().contains(
                    "belfry_http_requests_total{route=\"GET /health/ready\",status=\"200\"} 1\n"), metrics.body());
            assertTrue(metrics.body().contains("# TYPE belfry_http_request_seconds histogram\n"));
        }
    }

    @Test
    void onlyALostDatabaseMakesItNotReady() throws Exception {
        var nowhere = new DatabaseConfig("jdbc:postgresql://127.0.0.1:%d/x".formatted(Ports.free()), "x",
                Secret.of("x"), 1);
        var redis = new DependencyView("redis", LampState.DOWN, null, Instant.EPOCH, Instant.EPOCH, "refused", null);
        var metrics = new Metrics();
        try (var database = Database.at(nowhere);
                var api = new HttpApi(new HttpSettings("127.0.0.1", 0, uploads, 1000), _ -> Optional.empty(), metrics,
                        List.of(new HealthRoutes(database, () -> List.of(redis), metrics))).start();
                var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health/ready".formatted(api.port())))
                            .timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertEquals(503, answer.statusCode());
            var body = Wire.json().readTree(answer.body());
            assertEquals("NOT_READY", body.path("status").asText());
            assertEquals("DOWN", body.at("/dependencies/0/state").asText());
            assertEquals("redis", body.at("/dependencies/1/name").asText());
        }
    }

    @Test
    void numbersAreWrittenAsPrometheusReadsThem() {
        var metrics = new Metrics();
        metrics.gauge("belfry_queue", "Waiting.", Metrics.Labels.of("network", "a\"b\\c\nd"), () -> 3);
        metrics.count("belfry_posts_total", "Posts.", Metrics.Labels.NONE, 2);
        metrics.observe("belfry_late_seconds", "Late.", Metrics.Labels.NONE, Duration.ofMillis(30));

        var text = metrics.render();

        assertTrue(text.contains("belfry_queue{network=\"a\\\"b\\\\c\\nd\"} 3.0\n"), text);
        assertTrue(text.contains("# HELP belfry_posts_total Posts.\n# TYPE belfry_posts_total counter\n"
                + "belfry_posts_total 2\n"), text);
        assertTrue(text.contains("belfry_late_seconds_bucket{le=\"0.025\"} 0\n"
                + "belfry_late_seconds_bucket{le=\"0.05\"} 1\n"), text);
        assertTrue(text.contains("belfry_late_seconds_sum 0.03\nbelfry_late_seconds_count 1\n"), text);
    }
}
