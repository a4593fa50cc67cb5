package belfry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.ConnectRequest;
import belfry.server.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event stream of a server that was stopped and started again meanwhile. */
class EventsAcrossRestartTest {
    @TempDir
    private Path home;

    @Test
    void aReaderHearsFromTheNewServerWhatItMissedOfTheOldOne() throws Exception {
        try (var database = TestDatabase.create()) {
            var given = database.config();
            var settings = Map.of("BELFRY_DATABASE_URL", given.url(), "BELFRY_DATABASE_USER", given.user(),
                    "BELFRY_DATABASE_PASSWORD", given.password().reveal(), "BELFRY_REDIS_URL", "off",
                    "BELFRY_TEMPORAL_MODE", "off", "BELFRY_ORCHESTRATOR_COUNT", "0");
            String last;
            try (var first = WholeServer.start(home, settings)) {
                connect(first, "Seen");
                last = newest(database);
                connect(first, "Missed one");
                connect(first, "Missed two");
            }
            try (var second = WholeServer.start(home, settings)) {
                var kinds = events(second, last, 2);

                assertEquals(List.of("channel.changed", "channel.changed"), kinds);
            }
        }
    }

    private static void connect(WholeServer server, String name) throws IOException {
        assertEquals(201, server.send("POST", "/api/v1/channels", new ConnectRequest("localfeed", name, null, Map.of()))
                .status());
    }

    private static String newest(TestDatabase database) {
        return database.database().jdbi()
                .withHandle(handle -> handle.createQuery("select cast(max(id) as text) from event").mapTo(String.class)
                        .one());
    }

    private static List<String> events(WholeServer server, String last, int many) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.server().address() + "/api/v1/events"))
                .header("Authorization", "Bearer " + server.adminToken()).header("Last-Event-ID", last).build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var lines = new Scanner(answer.body(), StandardCharsets.UTF_8).useDelimiter("\n")) {
                var kinds = lines.tokens().filter(line -> line.startsWith("event: channel"))
                        .map(line -> line.substring("event: ".length())).limit(many).toList();
                assertTrue(kinds.size() == many, kinds.toString());
                return kinds;
            } finally {
                client.shutdownNow();
            }
        }
    }
}
