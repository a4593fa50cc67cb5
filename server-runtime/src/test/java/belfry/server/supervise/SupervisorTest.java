package belfry.server.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessStatus;
import belfry.server.embedded.Ports;
import belfry.server.process.CommandLines;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A child starts, ends, hangs and is renewed. */
class SupervisorTest extends SupervisorRig {
    @Test
    void aChildIsLaunchingUntilItsFirstReadyBeatAndDrainsWhenTheServerEnds() throws IOException {
        script("late");
        start();
        var pid = await(() -> row().filter(row -> row.startedAt() != null)).pid();
        assertEquals(ProcessStatus.LAUNCHING, child().status());
        assertNotNull(child().graceUntil());

        test.database().jdbi().useHandle(handle -> handle.execute("update process set ready_at = now()"));
        awaitStatus(ProcessStatus.ONLINE);

        running().close();
        supervisor = null;
        assertTrue(ProcessHandle.of(pid == null ? 0 : pid).filter(ProcessHandle::isAlive).isEmpty());
        assertTrue(log().contains("drained"), log());
    }

    @Test
    void aStopThatMeetsAnErrorLeavesNoChildRunning() {
        var broken = new AtomicBoolean();
        clock = () -> {
            if (broken.get()) {
                throw new NoClassDefFoundError("belfry/core/process/Gone");
            }
            return Instant.now();
        };
        start();
        awaitStatus(ProcessStatus.ONLINE);
        var child = ProcessHandle.of(pid()).orElseThrow();
        broken.set(true);

        running().close();

        supervisor = null;
        await(() -> Optional.of(child).filter(left -> !left.isAlive()));
    }

    @Test
    void aKilledChildComesBackAndTheIncidentClosesByItself() throws IOException {
        start();
        awaitStatus(ProcessStatus.ONLINE);
        var first = pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await(() -> Optional.of(child()).filter(view -> view.status() == ProcessStatus.ONLINE)
                .filter(view -> view.pid() != null && view.pid() != first));

        assertEquals(1, child().restarts());
        var exit = child().lastExit();
        assertNotNull(exit);
        assertEquals("KILL", exit.signal());
        var incident = await(() -> incident("process-ended").filter(view -> view.closedAt() != null));
        assertTrue(incident.summary().contains("signal KILL"), incident.summary());
        assertEquals(1, await(() -> row().filter(row -> row.restarts() == 1)).restarts());
    }

    @Test
    void aCrashLoopEndsWithAnIncidentInsteadOfARestart() throws IOException {
        script("crash");
        start();

        awaitStatus(ProcessStatus.ERRORED);
        var incident = await(() -> incident("crash-loop"));

        assertTrue(incident.summary().contains("3 times"), incident.summary());
        assertTrue(incident.cause().contains("crashed as told"), incident.cause());
        assertEquals("process.start:" + NAME, incident.remedies().getFirst().action());

        script("ready");
        running().command(NAME, new ProcessCommand(ProcessAction.START, false));
        awaitStatus(ProcessStatus.ONLINE);
        await(() -> incident("crash-loop").filter(view -> view.closedAt() != null));
    }

    @Test
    void aChildThatStopsBeatingIsReplaced() throws IOException {
        script("mute");
        start();
        awaitStatus(ProcessStatus.ONLINE);
        var mute = pid();
        script("ready");

        await(() -> Optional.of(child()).filter(view -> view.pid() != null && view.pid() != mute)
                .filter(view -> view.status() == ProcessStatus.ONLINE));

        var exit = child().lastExit();
        assertNotNull(exit);
        assertNotNull(exit.problem());
        assertEquals("process-silent", exit.problem().code());
        assertFalse(ProcessHandle.of(mute).filter(ProcessHandle::isAlive).isPresent());
    }

    @Test
    void aRestartInsideTheLaunchGraceIsRefusedUnlessForced() throws IOException {
        script("late");
        start();
        await(() -> row().filter(row -> row.status() == ProcessStatus.LAUNCHING));
        var first = pid();

        var refused = assertThrows(BelfryException.class,
                () -> running().command(NAME, new ProcessCommand(ProcessAction.RESTART, false)));
        assertEquals("launch-grace", refused.problem().code());
        assertEquals(first, pid());

        script("ready");
        running().command(NAME, new ProcessCommand(ProcessAction.RESTART, true));
        awaitStatus(ProcessStatus.ONLINE);
        assertNotEquals(first, pid());
    }

    @Test
    void stopMeansStoppedUntilItIsStartedAgain() throws IOException {
        start();
        awaitStatus(ProcessStatus.ONLINE);

        running().command(NAME, new ProcessCommand(ProcessAction.STOP, false));
        awaitStatus(ProcessStatus.STOPPED);
        await(() -> row().filter(row -> row.status() == ProcessStatus.STOPPED && row.pid() == null));

        running().command(NAME, new ProcessCommand(ProcessAction.START, false));
        awaitStatus(ProcessStatus.ONLINE);
    }

    @Test
    void aReloadHasTheNewLifeReadyBeforeTheOldOneDrains() throws IOException {
        port = Ports.free();
        start();
        awaitStatus(ProcessStatus.ONLINE);
        var old = pid();

        running().command(NAME, new ProcessCommand(ProcessAction.RELOAD, false));
        var both = await(() -> Optional.of(running().pids()).filter(pids -> pids.size() == 2));
        assertTrue(both.contains(old));
        await(() -> Optional.of(running().pids()).filter(pids -> pids.size() == 1 && !pids.contains(old)));

        assertEquals(ProcessStatus.ONLINE, child().status());
        assertTrue(log().contains("drained"), log());
        await(() -> Optional.of(table.list()).filter(rows -> rows.size() == 1));
    }

    @Test
    void aReloadWhoseNewLifeFailsKeepsTheOldOne() throws IOException {
        start();
        awaitStatus(ProcessStatus.ONLINE);
        var old = pid();
        script("crash");

        running().command(NAME, new ProcessCommand(ProcessAction.RELOAD, false));

        await(() -> incident("reload-failed"));
        assertEquals(old, pid());
        await(() -> row().filter(row -> row.isLife(old) && row.status() == ProcessStatus.ONLINE));
    }

    @Test
    void theCommandLineOfAChildHoldsNoSecret() throws IOException {
        start();
        awaitStatus(ProcessStatus.ONLINE);

        var command = String.join(" ", CommandLines.of(ProcessHandle.of(pid()).orElseThrow()));

        assertFalse(command.contains(test.config().password().reveal()), command);
    }
}
