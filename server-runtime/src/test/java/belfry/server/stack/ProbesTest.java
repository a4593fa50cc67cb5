package belfry.server.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.incident.AffectedPost;
import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.secret.Secret;
import belfry.core.stack.Reading;
import belfry.core.wire.LampState;
import belfry.core.wire.ProcessStatus;
import belfry.server.config.DatabaseConfig;
import belfry.server.config.RedisConfig;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import belfry.server.database.TestDatabase;
import belfry.server.embedded.Ports;
import belfry.server.incident.Incidents;
import belfry.server.process.ProcessIdentity;
import belfry.server.process.ProcessTable;
import belfry.server.redis.RedisLink;
import belfry.server.temporal.TemporalLink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final long MEGABYTE = 1024 * 1024;

    private final TestDatabase test = TestDatabase.create();
    private final ProcessTable processes = new ProcessTable(test.database());
    private final ProcessIdentity orchestrator = ProcessIdentity.of("orchestrator-1", "orchestrator", "here", 1, "1.0");
    private UUID workspace = new UUID(0, 0);

    @BeforeEach
    void workspace() {
        workspace = id("insert into workspace (name, zone) values ('Shop', 'UTC') returning id");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aHealthyDatabaseTellsItsVersionAndHowFastItAnswers() {
        var reading = new PostgresProbe(test.database()).read();

        assertTrue(reading.detail().startsWith("PostgreSQL 18"), reading.detail());
        assertNotNull(reading.latencyMillis());
    }

    @Test
    void aDatabaseThatIsAwayIsCriticalAndNamesTheReason() throws IOException {
        var nowhere = new DatabaseConfig("jdbc:postgresql://127.0.0.1:%d/x".formatted(Ports.free()), "x",
                Secret.of("hunter2"), 2);
        try (var database = Database.at(nowhere)) {
            var reading = new PostgresProbe(database).read();

            assertEquals(LampState.DOWN, reading.state());
            assertEquals(Severity.CRITICAL, reading.problems().getFirst().severity());
            assertFalse(reading.toString().contains("hunter2"));
            assertFalse(new DueProbe(database, new ProcessTable(database)).read().answered());
        }
    }

    @Test
    void aFailedMigrationIsFound() {
        execute("insert into flyway_schema_history (installed_rank, description, type, script, installed_by, "
                + "execution_time, success) values (99, 'x', 'SQL', 'x', 'x', 0, false)");

        assertEquals("migration-failed", code(new PostgresProbe(test.database()).read()));
    }

    @Test
    void redisMayBeAbsentOrAway() throws IOException {
        try (var off = RedisLink.off(InstantSource.system());
                var away = RedisLink.to(new RedisConfig("127.0.0.1", Ports.free(), false, "", Secret.of(""), 0),
                        InstantSource.system())) {
            assertEquals(LampState.ABSENT, new RedisProbe(off).read().state());
            assertEquals("redis-away", code(new RedisProbe(away).read()));
        }
    }

    @Test
    void temporalMayBeAbsentAwayOrWithoutOurNamespace() throws IOException {
        try (var off = TemporalLink.off(temporal(TemporalMode.OFF, "", "default"));
                var away = TemporalLink.to(temporal(TemporalMode.ADDRESS, "127.0.0.1:" + Ports.free(), "default"));
                var inside = TemporalLink.inProcess(temporal(TemporalMode.EMBEDDED, "", "default"))) {
            assertEquals(LampState.ABSENT, new TemporalProbe(off).read().state());
            assertEquals("temporal-away", code(new TemporalProbe(away).read()));
            assertEquals(LampState.UP, new TemporalProbe(inside).read().state());
        }
    }

    @Test
    void queuesFallBackToOwnFactsWhereTemporalCannotTell() throws IOException {
        channel("bluesky", "OK", null);
        processes.register(orchestrator, null, Map.of());
        processes.ready(orchestrator);
        try (var inside = TemporalLink.inProcess(temporal(TemporalMode.EMBEDDED, "", "default"))) {
            var queues = new Queues(new StackTable(test.database()), inside, processes).list();

            assertEquals(2, queues.size());
            assertEquals("publish-bluesky", queues.getLast().name());
            assertEquals("Belfry", queues.getLast().source());
            assertNotNull(queues.getLast().note());
            assertTrue(queues.getLast().note().contains("cannot describe"), queues.getLast().note());
            assertEquals(1, queues.getLast().pollers());
        }
    }

    @Test
    void queuesAreNotCalledPolledWhileTemporalCannotBeAsked() throws IOException {
        channel("bluesky", "OK", null);
        processes.register(orchestrator, null, Map.of());
        processes.ready(orchestrator);
        try (var off = TemporalLink.off(temporal(TemporalMode.OFF, "", "default"));
                var away = TemporalLink.to(temporal(TemporalMode.ADDRESS, "127.0.0.1:" + Ports.free(), "default"))) {
            var withoutTemporal = new Queues(new StackTable(test.database()), off, processes);
            var unanswered = new Queues(new StackTable(test.database()), away, processes);

            assertEquals(LampState.ABSENT, new QueueProbe(withoutTemporal).read().state());
            assertFalse(new QueueProbe(unanswered).read().answered());
            assertNull(unanswered.list().getLast().pollers());
        }
    }

    @Test
    void aFullDiskIsAWarningAndThenCritical() {
        assertEquals(LampState.UP, new DiskProbe(Path.of("."), _ -> 5000 * MEGABYTE).read().state());
        assertEquals(Severity.WARNING,
                new DiskProbe(Path.of("."), _ -> 900 * MEGABYTE).read().problems().getFirst().severity());
        assertEquals(Severity.CRITICAL,
                new DiskProbe(Path.of("."), _ -> 100 * MEGABYTE).read().problems().getFirst().severity());
    }

    @Test
    void aClockThatIsMinutesOffIsFound() {
        assertEquals(LampState.UP, new ClockProbe(test.database(), InstantSource.system()).read().state());
        assertEquals("clock-skew", code(new ClockProbe(test.database(),
                () -> Instant.now().plus(Duration.ofMinutes(3))).read()));
    }

    @Test
    void withoutAnOrchestratorTheReasonIsTold() {
        assertTrue(
                new OrchestratorProbe(test.database()).read().problems().getFirst().cause().contains("None was ever"));

        processes.register(orchestrator, null, Map.of());
        var launching = new OrchestratorProbe(test.database()).read();
        assertEquals(LampState.DEGRADED, launching.state());
        assertTrue(launching.problems().getFirst().cause().contains("is launching"));
        assertTrue(launching.findings().getFirst().sightings() > 2, "a start is no incident unless it lasts");
        processes.ready(orchestrator);
        assertEquals(LampState.UP, new OrchestratorProbe(test.database()).read().state());
        execute("update process set beat_at = now() - interval '40 s'");
        assertTrue(
                new OrchestratorProbe(test.database()).read().problems().getFirst().cause().contains("said nothing"));
    }

    @Test
    void whatTheSupervisorFoundIsTheReasonThatNoOrchestratorIsReady() {
        processes.register(orchestrator, null, Map.of());
        processes.supervised(orchestrator, ProcessStatus.WAITING_RESTART, 0, 0, null);
        new Incidents(test.database()).open(Finding.of("orchestrator-1", Problem.critical("port-taken",
                "orchestrator-1 cannot start: port 8500 is taken", "It is held by process 4711 (nc -l 8500)",
                "Stop it")));

        var told = new OrchestratorProbe(test.database()).read().problems().getFirst();

        assertTrue(told.cause().contains("port 8500 is taken") && told.cause().contains("process 4711 (nc"),
                told.cause());
    }

    @Test
    void aChannelWhoseAccessEndedIsToldToItsOwnWorkspace() {
        channel("mastodon", "REAUTHORISE", null);
        channel("bluesky", "EXPIRING", Instant.now().plusSeconds(7200));
        channel("telegram", "OK", Instant.now().plusSeconds(600));

        var reading = new ChannelProbe(test.database()).read();

        assertEquals(2, reading.findings().size());
        assertEquals(workspace, reading.findings().getFirst().workspace());
        assertTrue(reading.findings().stream().anyMatch(finding -> finding.key().code().equals("channel-expired")));
        assertTrue(reading.findings().stream().anyMatch(finding -> finding.key().code().equals("channel-expiring")));
    }

    @Test
    void aChannelThatWasStoppedIsToldWithTheRefusalAndThePostsThatWait() {
        var channel = channel("bluesky", "REAUTHORISE", null);
        execute("update channel set problem = '%s'".formatted(Columns.json(Problem.error("bluesky-login",
                "Bluesky does not accept this app password", "It was deleted", "Make a new one"))));
        delivery(channel, "HELD", "now() - interval '1 m'");

        var finding = new ChannelProbe(test.database()).read().findings().getFirst();

        assertEquals("Shop on Bluesky must be connected again", finding.problem().summary());
        assertEquals("Bluesky does not accept this app password. It was deleted", finding.problem().cause());
        assertEquals("Hello", AffectedPost.read(finding.affected().getFirst()).orElseThrow().excerpt());
    }

    @Test
    void aDuePostThatNobodyTakesIsFoundWithTheReason() {
        delivery(channel("bluesky", "OK", null), "QUEUED", "now() - interval '30 s'");

        var problem = new DueProbe(test.database(), processes).read().problems().getFirst();
        assertEquals("posts-not-taken", problem.code());
        assertTrue(problem.cause().contains("No orchestrator is ready"), problem.cause());

        processes.register(orchestrator, null, Map.of());
        processes.ready(orchestrator);
        problem = new DueProbe(test.database(), processes).read().problems().getFirst();
        assertTrue(problem.cause().contains("does not take them"), problem.cause());
    }

    @Test
    void aNetworkThatIsHeldBackIsTheReasonThatIsTold() {
        delivery(channel("bluesky", "OK", null), "QUEUED", "now() - interval '30 s'");
        execute("insert into network_hold (network, held_until, problem) values ('bluesky', now() + interval '1 h', "
                + "'{\"summary\": \"Bluesky has an outage\"}')");

        var finding = new DueProbe(test.database(), processes).read().findings().getFirst();

        assertEquals("publish-bluesky", finding.subject());
        assertTrue(finding.problem().cause().contains("Bluesky has an outage"), finding.problem().cause());
        assertTrue(AffectedPost.read(finding.affected().getFirst()).isPresent(), finding.affected().toString());
    }

    @Test
    void whatIsNotDueYetOrOnlyJustIsNotFound() {
        var channel = channel("bluesky", "OK", null);
        delivery(channel, "QUEUED", "now() + interval '1 h'");
        delivery(channel, "QUEUED", "now() - interval '1 s'");
        delivery(channel, "PUBLISHED", "now() - interval '1 h'");

        assertEquals(LampState.UP, new DueProbe(test.database(), processes).read().state());
        assertEquals(2, new StackTable(test.database()).dueNextHour(workspace));
        assertEquals(0, new StackTable(test.database()).dueNextHour(UUID.randomUUID()));
        assertTrue(new StackTable(test.database()).nextDue(UUID.randomUUID()).isEmpty());
    }

    @Test
    void aClaimThatRanOutIsFound() {
        delivery(channel("bluesky", "OK", null), "PUBLISHING", "now() - interval '1 m'");
        execute("update delivery set claimed_until = now() - interval '30 s'");

        assertEquals("posts-abandoned", code(new DueProbe(test.database(), processes).read()));
    }

    private static TemporalConfig temporal(TemporalMode mode, String address, String namespace) {
        return new TemporalConfig(mode, address, namespace, false, Secret.of(""));
    }

    private static String code(Reading reading) {
        return reading.problems().getFirst().code();
    }

    private UUID channel(String network, String health, @Nullable Instant expires) {
        return test.database().jdbi().withHandle(handle -> handle.createQuery("""
                insert into channel (workspace_id, network, remote_account_id, name, handle, health, credential,
                    token_expires_at) values (:workspace, :network, 'x', 'Shop', '@shop', :health, '\\x00', :expires)
                returning id""").bind("workspace", workspace).bind("network", network).bind("health", health)
                .bind("expires", expires).mapTo(UUID.class).one());
    }

    private void delivery(UUID channel, String state, String due) {
        var post = id("insert into post (workspace_id, due_at, excerpt) values ('%s', %s, 'Hello') returning id"
                .formatted(workspace, due));
        execute("insert into delivery (post_id, workspace_id, channel_id, network, state, due_at) values "
                + "('%s', '%s', '%s', 'bluesky', '%s', %s)".formatted(post, workspace, channel, state, due));
    }

    private UUID id(String statement) {
        return test.database().jdbi().withHandle(handle -> handle.createQuery(statement).mapTo(UUID.class).one());
    }

    private void execute(String statement) {
        test.database().jdbi().useHandle(handle -> handle.execute(statement));
    }
}
