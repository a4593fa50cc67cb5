package belfry.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    @TempDir
    private Path home;

    @Test
    void aNewHomeNeedsNoFileAndBringsEverythingAlong() {
        var config = fine(Map.of());

        assertEquals(home, config.home());
        assertEquals("127.0.0.1", config.bind());
        assertEquals(8420, config.port());
        assertEquals(URI.create("http://127.0.0.1:8420"), config.publicUrl());
        assertEquals(Optional.empty(), config.database());
        assertEquals(new RedisChoice.Embedded(), config.redis());
        assertEquals(TemporalMode.AUTO, config.temporal().mode());
        assertEquals(1, config.orchestrator().count());
    }

    @Test
    void theFileOverridesDefaultsTheEnvironmentTheFileAndFlagsTheEnvironment() throws IOException {
        file("""
                port = 9000
                logLevel = "debug"
                [orchestrator]
                count = 3
                """);

        assertEquals(9000, fine(Map.of()).port());
        assertEquals(9001, fine(Map.of("BELFRY_PORT", "9001")).port());
        var flags = new ConfigReader.Flags(Optional.of(home), Optional.of("9002"), Optional.of("0.0.0.0"));
        var config = fine(ConfigReader.read(Map.of("BELFRY_PORT", "9001"), flags));
        assertEquals(9002, config.port());
        assertEquals("0.0.0.0", config.bind());
        assertEquals(LogLevel.DEBUG, config.logLevel());
        assertEquals(3, config.orchestrator().count());
    }

    @Test
    void everythingThatCanBeConfiguredIsRead() throws IOException {
        file("""
                publicUrl = "https://belfry.example.org/"
                [database]
                url = "postgres://app:p%40ss@db.example.org/posts?sslmode=require"
                pool = 20
                [redis]
                url = "rediss://:word@cache.example.org:6380/2"
                [temporal]
                address = "ns.acct.tmprl.cloud:7233"
                namespace = "ns.acct"
                apiKey = "key"
                [networks.mastodon]
                baseUrl = "http://127.0.0.1:3000"
                [guard]
                allowPrivateHosts = ["127.0.0.1:3000", "pds.local:2583"]
                [supervisor]
                launchGrace = "5m"
                firstPause = "PT0.5S"
                """);

        var config = fine(Map.of());

        assertEquals(URI.create("https://belfry.example.org"), config.publicUrl());
        assertEquals(Optional.of(new DatabaseConfig("jdbc:postgresql://db.example.org:5432/posts?sslmode=require",
                "app", Secret.of("p@ss"), 20)), config.database());
        assertEquals(new RedisChoice.Configured(
                new RedisConfig("cache.example.org", 6380, true, "", Secret.of("word"), 2)), config.redis());
        assertEquals(new TemporalConfig(TemporalMode.ADDRESS, "ns.acct.tmprl.cloud:7233", "ns.acct", true,
                Secret.of("key")), config.temporal());
        assertEquals(Map.of("mastodon", URI.create("http://127.0.0.1:3000")), config.networks());
        assertEquals(Set.of("127.0.0.1:3000", "pds.local:2583"), config.allowPrivateHosts());
        assertEquals(Duration.ofMinutes(5), config.supervisor().launchGrace());
        assertEquals(Duration.ofMillis(500), config.supervisor().firstPause());
    }

    @Test
    void everyMistakeIsToldTogetherEachAtItsPlace() throws IOException {
        file("""
                prot = 9000
                logLevel = "loud"

                [database]
                url = "mysql://db/posts"
                """);

        var problems = mistaken(Map.of("BELFRY_PORT", "80000", "BELFRY_TEMPORAL_ADRESS", "x:1"));

        assertEquals(List.of("config-unknown-key", "config-unknown-key", "config-bad-value", "config-bad-value",
                "config-bad-value"),
                problems.stream().map(Problem::code).sorted(Comparator.reverseOrder())
                        .toList());
        var told = String.join("\n", problems.stream().map(Problem::summary).toList());
        assertTrue(told.contains("belfry.toml line 1: there is no setting prot"), told);
        assertTrue(told.contains("belfry.toml line 2: \"loud\" is not a value for logLevel"), told);
        assertTrue(told.contains("belfry.toml line 5: this value is not a value for database.url"), told);
        assertTrue(told.contains("BELFRY_PORT: \"80000\" is not a value for port"), told);
        assertTrue(told.contains("BELFRY_TEMPORAL_ADRESS: there is no setting"), told);
        assertTrue(problems.stream().anyMatch(problem -> problem.remedy().getFirst().contains("Write port")));
        assertTrue(problems.stream().anyMatch(problem -> problem.remedy().getFirst().contains("temporal.address")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BELFRY_PORT                      | 0
            BELFRY_PORT                      | eighty
            BELFRY_PUBLIC_URL                | ftp://example.org
            BELFRY_PUBLIC_URL                | https://user:pw@example.org
            BELFRY_DATABASE_URL              | postgres://host
            BELFRY_DATABASE_URL              | postgres://host:99999/name
            BELFRY_DATABASE_PASSWORD         | without-an-address
            BELFRY_DATABASE_POOL             | 1
            BELFRY_REDIS_URL                 | http://cache:6379
            BELFRY_REDIS_URL                 | redis://cache/name
            BELFRY_TEMPORAL_ADDRESS          | temporal
            BELFRY_TEMPORAL_MODE             | sometimes
            BELFRY_TEMPORAL_MODE             | address
            BELFRY_TEMPORAL_TLS              | yes
            BELFRY_NETWORKS_MASTODON_BASE_URL | mastodon.example
            BELFRY_GUARD_ALLOW_PRIVATE_HOSTS | 127.0.0.1
            BELFRY_SUPERVISOR_LAUNCH_GRACE   | soon
            BELFRY_ORCHESTRATOR_COUNT        | -1
            BELFRY_DATABASE_URL_FILE         | /nowhere/at/all
            BELFRY_NONSENSE                  | 1
            """)
    void aBadVariableIsNamedWithACauseAndARemedy(String variable, String value) {
        var problems = mistaken(Map.of(variable, value));

        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.getFirst().summary().contains(variable), problems.getFirst().summary());
        assertFalse(problems.getFirst().remedy().isEmpty());
    }

    @Test
    void aFileThatIsNotTomlIsOneProblemWithItsLine() throws IOException {
        file("port = 9000\nbind = = 3\n");

        var problems = mistaken(Map.of());

        assertEquals(List.of("config-not-toml"), problems.stream().map(Problem::code).toList());
        assertTrue(problems.getFirst().summary().contains("line 2"), problems.getFirst().summary());
    }

    @Test
    void aFileThatIsNotTextIsOneProblem() throws IOException {
        Files.write(home.resolve("belfry.toml"), new byte[]{'b', '=', (byte) 0xC3, (byte) 0x28});

        assertEquals(List.of("config-not-utf8"), mistaken(Map.of()).stream().map(Problem::code).toList());
    }

    @Test
    void secretsAppearInNoMessageAndNotInThePrintedConfiguration() throws IOException {
        file("[database]\nurl = \"postgres://app:hunter2@:5432\"\n");
        var problems = mistaken(Map.of("BELFRY_REDIS_URL", "ftp://:hunter2@cache"));
        Files.delete(home.resolve("belfry.toml"));
        var config = fine(Map.of("BELFRY_DATABASE_URL", "postgres://app:hunter2@db/posts", "BELFRY_REDIS_URL",
                "redis://:hunter2@cache", "BELFRY_TEMPORAL_API_KEY", "hunter2"));

        assertEquals(2, problems.size());
        assertFalse(problems.toString().contains("hunter2"));
        assertFalse(config.toString().contains("hunter2"), config.toString());
    }

    @Test
    void aSecretMayBeKeptInAFile() throws IOException {
        var mounted = Files.writeString(home.resolve("password"), "from the file\n");

        var config = fine(Map.of("BELFRY_DATABASE_URL", "postgres://app@db/posts", "BELFRY_DATABASE_PASSWORD_FILE",
                mounted.toString()));

        assertEquals(Secret.of("from the file"), config.database().orElseThrow().password());
    }

    @Test
    void theVariablesThatKubernetesAddsForAServiceCalledBelfryAreNotSettings() {
        var config = fine(Map.of("BELFRY_PORT", "tcp://10.0.0.7:8420", "BELFRY_SERVICE_HOST", "10.0.0.7",
                "BELFRY_PORT_8420_TCP_ADDR", "10.0.0.7", "BELFRY_SERVICE_PORT_HTTP", "8420"));

        assertEquals(8420, config.port());
    }

    @Test
    void aChildProcessReadsTheSameConfigurationFromItsEnvironment() throws IOException {
        file("""
                port = 9000
                [networks.bluesky]
                baseUrl = "http://127.0.0.1:2583"
                [guard]
                allowPrivateHosts = ["127.0.0.1:2583"]
                [temporal]
                apiKey = "key"
                """);
        var config = fine(Map.of()).on(
                new DatabaseConfig("jdbc:postgresql://127.0.0.1:5555/belfry", "belfry", Secret.of("p:/@%+ w"), 8),
                new RedisChoice.Configured(
                        new RedisConfig("127.0.0.1", 6380, false, "", Secret.of("r:/@%+ d"), 0)),
                new TemporalConfig(TemporalMode.ADDRESS, "127.0.0.1:7233", "default", false, Secret.of("key")));
        Files.delete(home.resolve("belfry.toml"));

        var child = fine(ConfigReader.read(ChildEnvironment.of(config), ConfigReader.Flags.NONE));

        assertEquals(config, child);
    }

    private void file(String text) throws IOException {
        Files.writeString(home.resolve("belfry.toml"), text);
    }

    private ServerConfig fine(Map<String, String> environment) {
        return fine(read(environment));
    }

    private static ServerConfig fine(ConfigReader.Outcome outcome) {
        return assertInstanceOf(ConfigReader.Outcome.Fine.class, outcome, outcome::toString).config();
    }

    private List<Problem> mistaken(Map<String, String> environment) {
        return assertInstanceOf(ConfigReader.Outcome.Mistaken.class, read(environment)).problems();
    }

    private ConfigReader.Outcome read(Map<String, String> environment) {
        return ConfigReader.read(environment,
                new ConfigReader.Flags(Optional.of(home), Optional.empty(), Optional.empty()));
    }
}
