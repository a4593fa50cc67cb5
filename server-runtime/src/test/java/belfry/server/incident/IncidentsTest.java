package belfry.server.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.incident.Finding;
import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.IncidentEntry;
import belfry.core.wire.IncidentView;
import belfry.core.wire.RemedyView;
import belfry.server.database.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final UUID WORKSPACE = UUID.randomUUID();
    private static final Problem AWAY = Problem.error("redis-away", "Redis does not answer for 12 s", "Refused",
            "Start it").seen(List.of("connect 127.0.0.1:6379: refused"));

    private final TestDatabase test = TestDatabase.create();
    private final Incidents incidents = new Incidents(test.database());

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void anOpenIncidentIsShownWithItsCauseEvidenceRemediesAndTimeline() {
        var id = incidents.open("redis-away", "redis", AWAY, List.of("Sessions"),
                List.of(new RemedyView("Start Redis", "process.start:redis")));

        var view = incidents.find(WORKSPACE, id).orElseThrow();
        assertEquals("Refused", view.cause());
        assertEquals(AWAY.evidence(), view.evidence());
        assertEquals("process.start:redis", view.remedies().getFirst().action());
        assertEquals(List.of("Sessions"), view.affected());
        assertEquals(List.of("Opened: Redis does not answer for 12 s"), texts(view));
        assertNull(view.closedAt());
    }

    @Test
    void reportingItAgainUpdatesTheSameIncidentAndTellsOnlyWhatIsNew() {
        var id = report(AWAY);

        assertEquals(id, report(new Problem("redis-away", AWAY.severity(), "Redis does not answer for 90 s", "Refused",
                List.of(), AWAY.remedy(), null)));
        assertEquals(id, report(Problem.critical("redis-away", "Redis is out of memory", "Refused", "Start it")));

        var view = incidents.find(WORKSPACE, id).orElseThrow();
        assertEquals(List.of("Opened: Redis does not answer for 12 s", "Redis is out of memory"), texts(view));
        assertEquals(1, incidents.countOpen(WORKSPACE));
    }

    @Test
    void closingTwiceChangesNothingTheSecondTime() {
        var id = report(AWAY);

        assertTrue(incidents.close("redis-away", "redis", "It answers again"));
        assertFalse(incidents.close("redis-away", "redis", "It answers again"));

        var view = incidents.find(WORKSPACE, id).orElseThrow();
        assertNotNull(view.closedAt());
        assertEquals("It answers again", view.closedWhy());
        assertEquals(2, view.timeline().size());
        assertTrue(incidents.openKeys().isEmpty());
    }

    @Test
    void aProblemThatReturnsSoonIsTheSameIncident() {
        var id = report(AWAY);
        incidents.close("redis-away", "redis", "It answers again");

        assertEquals(id, report(AWAY));

        var view = incidents.find(WORKSPACE, id).orElseThrow();
        assertNull(view.closedAt());
        assertTrue(texts(view).getLast().startsWith("Came back"), texts(view).toString());
    }

    @Test
    void aProblemThatReturnsLaterIsANewIncident() {
        var id = report(AWAY);
        incidents.close("redis-away", "redis", "It answers again");
        test.database().jdbi().useHandle(
                handle -> handle.execute("update incident set closed_at = closed_at - interval '11 minutes'"));

        assertNotEquals(id, report(AWAY));
    }

    @Test
    void manyWhoReportTheSameAtOnceOpenOneIncident() {
        var ids = ConcurrentHashMap.<UUID>newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> ids.add(report(AWAY)));
            }
        }

        assertEquals(1, ids.size());
        assertEquals(1, incidents.list(WORKSPACE, true, null, 50).items().size());
    }

    @Test
    void anIncidentOfOneWorkspaceIsNotShownToAnother() {
        var mine = workspace();
        var id = incidents.open(mine, "token-expired", "channel", AWAY, List.of(), List.of());

        assertTrue(incidents.find(mine, id).isPresent());
        assertTrue(incidents.find(WORKSPACE, id).isEmpty());
        assertTrue(incidents.list(WORKSPACE, false, null, 10).items().isEmpty());
    }

    @Test
    void theListIsPagedWithoutGapsOrRepetitions() {
        for (int i = 0; i < 7; i++) {
            incidents.open("code", "subject " + i, AWAY, List.of(), List.of());
        }

        var seen = new HashSet<UUID>();
        var page = incidents.list(WORKSPACE, false, null, 3);
        page.items().forEach(item -> seen.add(item.id()));
        while (page.next() != null) {
            page = incidents.list(WORKSPACE, false, UUID.fromString(page.next()), 3);
            page.items().forEach(item -> assertTrue(seen.add(item.id())));
        }
        assertEquals(7, seen.size());
    }

    @Test
    void whatHappenedWhileTheDatabaseWasAwayIsWrittenDownAfterwards() {
        var began = Instant.now().minusSeconds(40).truncatedTo(ChronoUnit.MICROS);

        var id = incidents.record(Finding.of("postgres", AWAY), began, "It answers again");

        var view = incidents.find(WORKSPACE, id).orElseThrow();
        assertEquals(began, view.openedAt());
        assertNotNull(view.closedAt());
    }

    @Test
    void eachChangeIsAnEventForThoseWhoWatch() {
        report(AWAY);
        incidents.close("redis-away", "redis", "It answers again");

        var kinds = test.database().jdbi().withHandle(
                handle -> handle.createQuery("select kind from event order by id").mapTo(String.class).list());
        assertEquals(List.of("incident.changed", "incident.changed"), kinds);
    }

    @Test
    void aRemedyIsRunByTheFeatureThatOffersIt() {
        var remedies = new Remedies();
        remedies.offer("process.start", order -> order.actor() + " started " + order.argument());

        assertEquals("Ada started redis", remedies.run("Ada", WORKSPACE, "process.start:redis").text());
        var refused = assertThrows(BelfryException.class, () -> remedies.run("Ada", WORKSPACE, "database.drop:all"));
        assertEquals("remedy-unknown", refused.problem().code());
        assertThrows(IllegalArgumentException.class, () -> remedies.offer("process.start", _ -> ""));
    }

    private UUID workspace() {
        return test.database().jdbi().withHandle(handle -> handle
                .createQuery("insert into workspace (name, zone) values ('Shop', 'UTC') returning id").mapTo(UUID.class)
                .one());
    }

    private UUID report(Problem problem) {
        return incidents.open("redis-away", "redis", problem, List.of(), Finding.byHand(problem));
    }

    private static List<String> texts(IncidentView view) {
        return view.timeline().stream().map(IncidentEntry::text).toList();
    }
}
