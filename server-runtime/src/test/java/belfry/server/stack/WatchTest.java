package belfry.server.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.stack.Reading;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LampState;
import belfry.core.wire.RemedyView;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.TestDatabase;
import belfry.server.incident.IncidentRoutes;
import belfry.server.incident.Incidents;
import belfry.server.incident.Remedies;
import belfry.server.post.ApiRig;
import belfry.server.process.ProcessTable;
import belfry.server.temporal.TemporalLink;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final Finding AWAY = Finding.of("redis", Problem.warning("redis-away", "Redis does not answer",
            "Refused", "Start it"));
    private static final TemporalConfig TEMPORAL = new TemporalConfig(TemporalMode.OFF, "", "default", false,
            Secret.of(""));
    private static final UUID WORKSPACE = UUID.randomUUID();

    @TempDir
    private Path uploads;

    private final TestDatabase test = TestDatabase.create();
    private final Incidents incidents = new Incidents(test.database());
    private Reading reading = Reading.up(1L, "Redis 8");

    @AfterEach
    void close() {
        test.close();
    }

    private record Fixed(String name, Set<String> codes, boolean lamp, Supplier<Reading> look) implements Probe {
        @Override
        public Reading read() {
            return look.get();
        }
    }

    @Test
    void whatAProbeFindsIsAnIncidentUntilItIsFoundNoMore() throws InterruptedException {
        var watch = watch(redis());
        watch.round();
        assertTrue(all().isEmpty());

        reading = Reading.down(AWAY);
        watch.round();
        watch.round();
        assertEquals(1, all().size());
        assertNull(all().getFirst().closedAt());

        reading = Reading.up(1L, "Redis 8");
        watch.round();
        assertNull(all().getFirst().closedAt());
        watch.round();
        assertNotNull(all().getFirst().closedAt());
    }

    @Test
    void aProbeThatCannotLookLeavesItsIncidentOpen() throws InterruptedException {
        var watch = watch(redis());
        reading = Reading.down(AWAY);
        watch.round();

        reading = Reading.unknown("no answer");
        for (int i = 0; i < 4; i++) {
            watch.round();
        }

        assertNull(all().getFirst().closedAt());
        assertEquals(LampState.DEGRADED, watch.dependencies().getFirst().state());
    }

    @Test
    void aProbeThatThrowsDoesNotStopTheOthers() throws InterruptedException {
        var watch = watch(new Fixed("broken", Set.of(), true, () -> {
            throw new IllegalStateException("out of order");
        }), redis());

        watch.round();

        assertEquals(2, watch.dependencies().size());
        assertTrue(watch.dependencies().getFirst().detail().contains("out of order"));
        assertEquals(LampState.UP, watch.dependencies().getLast().state());
        assertEquals(LampState.DEGRADED, watch.report().state());
    }

    @Test
    void aLampKeepsTheMomentSinceWhenItIsSo() throws InterruptedException {
        var watch = watch(redis());
        watch.round();
        var since = watch.dependencies().getFirst().since();
        watch.round();
        assertEquals(since, watch.dependencies().getFirst().since());

        reading = Reading.down(AWAY);
        watch.round();

        assertTrue(watch.dependencies().getFirst().since().isAfter(since));
        assertEquals(AWAY.problem(), watch.dependencies().getFirst().problem());
    }

    @Test
    void theAbsenceOfTheDatabaseIsWrittenDownWhenItIsBack() throws InterruptedException {
        var away = Finding.of("postgres", Problem.critical(PostgresProbe.AWAY, "PostgreSQL does not answer", "Refused",
                "Start it"));
        var watch = watch(new Fixed("postgres", Set.of(PostgresProbe.AWAY), true, () -> reading));
        reading = Reading.down(away);
        var before = Instant.now();
        watch.round();
        assertTrue(all().isEmpty());

        reading = Reading.up(1L, "PostgreSQL 18");
        watch.round();

        var incident = all().getFirst();
        assertEquals(PostgresProbe.AWAY, incident.code());
        assertNotNull(incident.closedAt());
        assertTrue(incident.openedAt().isAfter(before.minusMillis(1)));
    }

    @Test
    void healthLampsQueuesAndDoctorAreAnsweredOverHttp() throws InterruptedException {
        var watch = watch(redis());
        reading = Reading.down(AWAY);
        watch.round();
        var table = new StackTable(test.database());
        var remedies = new Remedies();
        remedies.offer("process.start", order -> order.actor() + " started " + order.argument());
        try (var api = new ApiRig(WORKSPACE, uploads, 1024, List.of(new StackRoutes(watch,
                new Queues(table, TemporalLink.off(TEMPORAL),
                        new ProcessTable(test.database())),
                table, incidents, "1.0", InstantSource.system()), new IncidentRoutes(incidents, remedies)))) {
            var health = api.get("/health").json();
            assertEquals("DEGRADED", health.path("state").asText());
            assertEquals("Redis does not answer; 1 incident is open; no post is queued.",
                    health.path("sentence").asText());
            assertEquals("redis", api.get("/dependencies").json().path(0).path("name").asText());
            assertEquals("belfry-main", api.get("/queues").json().path(0).path("name").asText());
            assertEquals("redis-away", api.get("/doctor").json().at("/probes/0/problems/0/code").asText());
            var incident = api.get("/incidents?open=true").json().at("/items/0");
            assertEquals("redis-away", incident.path("code").asText());
            assertEquals(200, api.get("/incidents/" + incident.path("id").asText()).status());
            assertEquals(404, api.get("/incidents/" + UUID.randomUUID()).status());
            assertEquals("Ada started redis",
                    api.post("/remedies/process.start:redis", Map.of()).json().path("text").asText());
            assertEquals("remedy-unknown", api.post("/remedies/drop.all:x", Map.of()).code());
        }
    }

    @Test
    void aRemedyIsShownWithItsAction() {
        var id = incidents.open("crash-loop", "orchestrator-1", AWAY.problem(), List.of(),
                List.of(new RemedyView("Start it", "process.start:orchestrator-1")));

        assertEquals("process.start:orchestrator-1",
                incidents.find(WORKSPACE, id).orElseThrow().remedies().getFirst().action());
    }

    private Probe redis() {
        return new Fixed("redis", Set.of("redis-away"), true, () -> reading);
    }

    private Watch watch(Probe... probes) {
        return new Watch(List.of(probes), incidents, new StackTable(test.database()), InstantSource.system());
    }

    private List<IncidentView> all() {
        return incidents.list(WORKSPACE, false, null, 100).items();
    }
}
