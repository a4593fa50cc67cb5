package belfry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import belfry.server.config.ConfigReader;
import belfry.server.config.ServerConfig;
import belfry.server.database.TestDatabase;
import belfry.server.embedded.EmbeddedRedis;
import belfry.server.embedded.Ports;
import belfry.server.embedded.RedisBinary;
import belfry.server.embedded.UserCache;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.temporal.testserver.TestServer;
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
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BelfryServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Set<String> AWAY = Set.of("redis-away", "temporal-away");
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
    void redisAndTemporalThatComeLateAreTakenIntoUseByARunningServer() throws Exception {
        int redisPort = Ports.free();
        int temporalPort = Ports.free();
        var server = BelfryServer.start(config(Map.of("BELFRY_REDIS_URL", "redis://:late@127.0.0.1:" + redisPort,
                "BELFRY_TEMPORAL_ADDRESS", "127.0.0.1:" + temporalPort)), opened, told::add);
        awaitStates(server, "DOWN", "DOWN");
        Eventually.within(LIMIT, "both are incidents", () -> openIncidents(server).containsAll(AWAY));

        opened.add(EmbeddedRedis.start(RedisBinary.unpackedIn(UserCache.folder()), new EmbeddedRedis.Settings(
                home.resolve("late-redis"), home.resolve("late-redis.log"), redisPort, Secret.of("late"))));
        opened.add(TestServer.createPortBoundServer(temporalPort, false)::close);

        awaitStates(server, "UP", "UP");
        Eventually.within(LIMIT, "the incidents close", () -> openIncidents(server).stream().noneMatch(AWAY::contains));
    }

    private static void awaitStates(BelfryServer server, String redis, String temporal) {
        Eventually.within(LIMIT, "redis is %s and temporal is %s".formatted(redis, temporal), () -> {
            var ready = text(server, "/health/ready");
            return ready.contains("\"name\":\"redis\",\"state\":\"%s\"".formatted(redis))
                    && ready.contains("\"name\":\"temporal\",\"state\":\"%s\"".formatted(temporal));
        });
    }

    private static Set<String> openIncidents(BelfryServer server) {
        try {
            return Wire.json().readTree(text(server, "/api/v1/incidents?open=true")).path("items").valueStream()
                    .map(incident -> incident.path("code").asText()).collect(Collectors.toSet());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
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

    private static int status(BelfryServer server, String path) {
        text(server, path);
        return 200;
    }

    /** Fails unless the answer is 200. */
    private static String text(BelfryServer server, String path) {
        try {
            var connection = (HttpURLConnection) server.address().resolve(path).toURL().openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + server.home().adminToken().reveal());
            connection.setConnectTimeout(10_000);
            connection.setReadTimeout(30_000);
            boolean fine = connection.getResponseCode() == 200;
            try (var said = fine ? connection.getInputStream() : connection.getErrorStream()) {
                var text = said == null ? "nothing" : new String(said.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(fine, path + ": " + text);
                return text;
            }
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
