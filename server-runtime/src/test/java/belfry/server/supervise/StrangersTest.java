package belfry.server.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.RemedyView;
import belfry.server.embedded.Ports;
import belfry.server.incident.Remedies;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Processes that the supervisor did not start: on its port, left behind, or nobody's. */
class StrangersTest extends SupervisorRig {
    @Test
    void aPortTakenByAStrangerIsNamedWithinTenSecondsAndHealsWhenItIsFreed() throws IOException {
        port = Ports.free();
        var stranger = stranger(port);
        var began = Instant.now();
        start();

        var incident = await(() -> incident("port-taken"));
        assertTrue(Duration.between(began, Instant.now()).toSeconds() < 10);
        assertTrue(incident.cause().contains("process " + stranger.pid()), incident.cause());
        assertTrue(incident.cause().contains("Stranger"), incident.cause());
        assertEquals(ProcessStatus.WAITING_RESTART, child().status());

        stranger.destroyForcibly();
        awaitStatus(ProcessStatus.ONLINE);
        await(() -> incident("port-taken").filter(view -> view.closedAt() != null));
    }

    @Test
    void aChildThatFindsItsPortTakenIsNotCountedAsACrash() throws IOException {
        port = Ports.free();
        stranger(port);
        // The supervisor itself is told of no port, so the child runs into it.
        supervisor = Supervisor.start(household(), List.of(spec(0, port)));

        var incident = await(() -> incident("port-taken"));

        assertTrue(incident.summary().contains(Integer.toString(port)), incident.summary());
        assertEquals(0, child().unstable());
        assertEquals(ProcessStatus.WAITING_RESTART, child().status());
    }

    @Test
    void aChildLeftByADeadServerIsTakenOverAndRunsOn() throws IOException {
        var left = leftBehind(NAME, spec(0, 0).fingerprint());
        await(() -> row().filter(row -> row.status() == ProcessStatus.ONLINE));

        start();

        awaitStatus(ProcessStatus.ONLINE);
        assertEquals(left.pid(), pid());
        assertEquals(0, child().restarts());
        assertTrue(running().ghosts().isEmpty());
    }

    @Test
    void aChildLeftWithOtherSettingsIsRenewedWithoutAGap() throws IOException {
        var left = leftBehind(NAME, "settings of another time");
        await(() -> row().filter(row -> row.status() == ProcessStatus.ONLINE));

        start();

        await(() -> Optional.of(child()).filter(view -> view.status() == ProcessStatus.ONLINE)
                .filter(view -> view.pid() != null && view.pid() != left.pid()));
        await(() -> Optional.of(left).filter(process -> !process.isAlive()));
    }

    @Test
    void aGhostOnTheChildsOwnPortIsEndedByOnePressAndTheChildIsBackAndReady() throws IOException {
        port = Ports.free();
        var ghost = leftBehind("orchestrator-9", "", port);
        await(() -> Optional.of(port).filter(taken -> !Ports.isFree(taken)));
        start();
        var incident = await(() -> incident("port-taken"));
        assertTrue(incident.cause().contains("process " + ghost.pid()), incident.cause());
        var buttons = incident.remedies().stream().filter(remedy -> remedy.action() != null).toList();
        assertEquals(List.of(new RemedyView("End the ghost and restart", "process.end-ghost:" + ghost.pid())), buttons);

        var remedies = new Remedies();
        ProcessRemedies.offer(remedies, running());
        remedies.run("Ada", UUID.randomUUID(), "process.end-ghost:" + ghost.pid());

        awaitStatus(ProcessStatus.ONLINE);
        assertFalse(ghost.isAlive());
        assertFalse(Ports.isFree(port));
        await(() -> row().filter(row -> row.isLife(pid()) && row.status() == ProcessStatus.ONLINE));
        await(() -> incident("port-taken").filter(view -> view.closedAt() != null));
        await(() -> incident("ghost-process").filter(view -> view.closedAt() != null));
    }

    @Test
    void aGhostIsShownWithAnIncidentAndEndedByItsRemedy() throws IOException {
        start();
        awaitStatus(ProcessStatus.ONLINE);
        var ghost = leftBehind("orchestrator-9", "");

        var incident = await(() -> incident("ghost-process"));
        assertEquals("process.end-ghost:" + ghost.pid(), incident.remedies().getFirst().action());
        await(() -> table.list().stream().filter(row -> row.status() == ProcessStatus.GHOST).findFirst());

        assertThrows(BelfryException.class, () -> running().endGhost(pid()));
        running().endGhost(ghost.pid());
        await(() -> incident("ghost-process").filter(view -> view.closedAt() != null));
        assertFalse(ghost.isAlive());
        assertTrue(table.list().stream().noneMatch(row -> row.status() == ProcessStatus.GHOST));
    }
}
