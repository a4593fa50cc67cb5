package belfry.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.LastExit;
import belfry.core.wire.ProcessStatus;
import belfry.server.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessBeatTest {
    private final TestDatabase test = TestDatabase.create();
    private final ProcessTable table = new ProcessTable(test.database());
    private final ProcessIdentity who = ProcessIdentity.of("orchestrator-1", "orchestrator", "here",
            ProcessHandle.current().pid(), "1.0");

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aProcessIsLaunchingUntilItSaysThatItIsReadyAndThenOnline() {
        try (var beat = ProcessBeat.start(test.database(), who, 7700, Map.of("queues", "3"))) {
            var launching = await(row -> row.status() == ProcessStatus.LAUNCHING);
            assertNull(launching.readyAt());
            assertEquals(7700, launching.port());
            assertEquals(Map.of("queues", "3"), launching.facts());

            beat.ready();
            assertNotNull(await(row -> row.status() == ProcessStatus.ONLINE).readyAt());

            beat.stopping();
            assertEquals(ProcessStatus.STOPPING, await(_ -> true).status());
        }
        assertEquals(ProcessStatus.STOPPED, await(_ -> true).status());
    }

    @Test
    void itBeatsAndMeasuresItself() {
        try (var beat = ProcessBeat.start(test.database(), who, null, Map.of())) {
            beat.ready();
            var first = await(row -> row.status() == ProcessStatus.ONLINE).beatAt();

            var later = await(row -> row.beatAt().isAfter(first) && row.cpuPercent() != null);

            assertTrue(later.silence().compareTo(Duration.ofSeconds(60)) < 0);
            assertNotNull(later.cpuPercent());
        }
    }

    @Test
    void anEarlierLifeCannotSpeakForTheOneThatTookItsName() {
        table.register(who, null, Map.of());
        var next = ProcessIdentity.of("orchestrator-1", "orchestrator", "here", who.pid() + 1, "1.0");
        table.register(next, null, Map.of());

        assertFalse(table.beat(who, Sample.UNKNOWN));
        assertFalse(table.ready(who));
        assertFalse(table.stopped(who.id(), who.pid()));
        assertTrue(table.beat(next, Sample.UNKNOWN));
        assertEquals(1, table.list().size());
    }

    @Test
    void whatTheSupervisorKnowsStaysWhenTheNextLifeRegisters() {
        var exit = new LastExit(Instant.parse("2026-01-01T00:00:00Z"), 137, "KILL", null);
        table.supervised(who, ProcessStatus.WAITING_RESTART, 3, 2, exit);
        table.register(who, null, Map.of());

        var row = table.find(who.id()).orElseThrow();
        assertEquals(3, row.restarts());
        assertEquals(exit, row.lastExit());
        assertEquals(ProcessStatus.LAUNCHING, row.status());
    }

    @Test
    void aDrainingLifeKeepsARowOfItsOwn() {
        table.register(who, null, Map.of());
        var aside = ProcessIdentity.of("orchestrator-1 (old)", "orchestrator", "here", who.pid(), "1.0");

        table.setAside(who, aside);

        assertEquals(2, table.list().size());
        assertEquals(ProcessStatus.STOPPING, table.find(aside.id()).orElseThrow().status());
        table.remove(aside.id());
        assertTrue(table.find(aside.id()).isEmpty());
    }

    @Test
    void aProcessThatFellSilentLongAgoIsForgotten() {
        table.register(who, null, Map.of());
        assertEquals(0, table.forgetSilent(Duration.ofMinutes(1)));
        test.database().jdbi()
                .useHandle(handle -> handle.execute("update process set beat_at = now() - interval '2 d'"));

        assertEquals(1, table.forgetSilent(Duration.ofDays(1)));
    }

    private ProcessRow await(Predicate<ProcessRow> condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            var row = table.find(who.id()).filter(condition);
            if (row.isPresent()) {
                return row.get();
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("did not come to pass: " + table.list());
    }
}
