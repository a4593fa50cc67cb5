package belfry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.server.config.ConfigReader;
import belfry.server.config.ServerConfig;
import belfry.server.database.TestDatabase;
import belfry.server.embedded.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BelfryServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    @TempDir
    private Path home;
    private TestDatabase database;
    private final Opened opened = new Opened();
    private final List<Problem> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.create();
    }

    @AfterEach
    void stop() {
        opened.close();
        database.close();
    }

    @Test
    void withPostgresOnlyTheServerStartsAndServes() throws IOException {
        var server = BelfryServer.start(config(Map.of("BELFRY_REDIS_URL", "redis://127.0.0.1:" + Ports.free(),
                "BELFRY_TEMPORAL_ADDRESS", "127.0.0.1:" + Ports.free())), opened, told::add);

        assertEquals(200, status(server, "/health/live"));
        assertEquals(200, status(server, "/health/ready"));
        assertEquals(200, status(server, "/api/v1/posts"));
        assertEquals(server.address() + "\n", Files.readString(home.resolve("server.address")));
    }

    @Test
    void aStoppedServerLeavesNeitherItsMarksNorItsPort() throws IOException {
        var config = config(Map.of());
        BelfryServer.start(config, opened, told::add).close();

        assertTrue(Ports.isFree(config.port()));
        assertFalse(Files.exists(home.resolve("server.address")));
        assertFalse(Files.exists(HomeLock.note(home)));
    }

    @Test
    void aSecondServerOnTheSameHomeIsRefusedAndTheFirstGoesOn() throws IOException {
        var first = BelfryServer.start(config(Map.of()), opened, told::add);

        try (var other = new Opened()) {
            var refused = assertThrows(BelfryException.class,
                    () -> BelfryServer.start(config(Map.of()), other, told::add));
            assertEquals("home-in-use", refused.problem().code());
        }
        assertEquals(200, status(first, "/health/live"));
    }

    @Test
    void aTakenPortIsToldBeforeAnythingElseIsStarted() throws IOException {
        try (var stranger = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var config = config(Map.of("BELFRY_PORT", Integer.toString(stranger.getLocalPort())));

            var refused = assertThrows(BelfryException.class, () -> BelfryServer.start(config, opened, told::add));

            assertEquals("port-taken", refused.problem().code());
            assertTrue(refused.problem().cause().contains("process " + ProcessHandle.current().pid()),
                    refused.problem().cause());
            assertFalse(Files.exists(HomeLock.note(home)));
        }
    }

    @Test
    void anAddressThatIsNotOfThisMachineIsToldBeforeAnythingElseIsStarted() throws IOException {
        for (var address : List.of("192.0.2.1", "no.such.host.invalid", "hello world")) {
            var config = config(Map.of("BELFRY_BIND", address));

            var refused = assertThrows(BelfryException.class,
                    () -> BelfryServer.start(config, new Opened(), told::add));

            assertEquals("address-unusable", refused.problem().code());
            assertTrue(refused.problem().summary().contains(address), refused.problem().summary());
        }
    }

    @Test
    void aServerThatWaitsForItsDatabaseSaysSoAndCanBeStopped() throws Exception {
        var config = config(Map.of("BELFRY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/none"));
        var refused = new CopyOnWriteArrayList<BelfryException>();
        var starting = Thread.ofVirtual().start(() -> {
            try {
                BelfryServer.start(config, opened, told::add);
            } catch (BelfryException e) {
                refused.add(e);
            }
        });
        Eventually.within(LIMIT, "the wait is told", () -> !told.isEmpty());

        opened.close();
        starting.join(LIMIT);

        assertEquals(List.of("database-unreachable"), told.stream().map(Problem::code).toList());
        assertEquals(List.of("stopped-while-starting"), refused.stream().map(e -> e.problem().code()).toList());
    }

    private ServerConfig config(Map<String, String> more) throws IOException {
        var given = database.config();
        var variables = new HashMap<>(Map.of("BELFRY_HOME", home.toString(), "BELFRY_PORT",
                Integer.toString(Ports.free()), "BELFRY_DATABASE_URL", given.url(), "BELFRY_DATABASE_USER",
                given.user(), "BELFRY_DATABASE_PASSWORD", given.password().reveal(), "BELFRY_REDIS_URL", "off",
                "BELFRY_TEMPORAL_MODE", "off", "BELFRY_ORCHESTRATOR_COUNT", "0"));
        if (more.containsKey("BELFRY_TEMPORAL_ADDRESS")) {
            variables.remove("BELFRY_TEMPORAL_MODE");
        }
        variables.putAll(more);
        return switch (ConfigReader.read(variables, ConfigReader.Flags.NONE)) {
            case ConfigReader.Outcome.Fine(var config) -> config;
            case ConfigReader.Outcome.Mistaken(var problems) -> throw new AssertionError(problems);
        };
    }

    private static int status(BelfryServer server, String path) throws IOException {
        var connection = (HttpURLConnection) server.address().resolve(path).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + server.home().adminToken().reveal());
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(30_000);
        if (connection.getResponseCode() >= 400) {
            try (var said = connection.getErrorStream()) {
                throw new AssertionError(path + ": " + (said == null
                        ? "nothing"
                        : new String(said.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return connection.getResponseCode();
    }
}
