package belfry.server.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import belfry.core.process.Patience;
import belfry.core.wire.IncidentView;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessStatus;
import belfry.server.database.TestDatabase;
import belfry.server.embedded.Ports;
import belfry.server.incident.Incidents;
import belfry.server.process.CommandLines;
import belfry.server.process.Marks;
import belfry.server.process.ProcessIdentity;
import belfry.server.process.ProcessRow;
import belfry.server.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final String NAME = "orchestrator-1";

    @TempDir
    private Path home;

    private final TestDatabase test = TestDatabase.create();
    private final Incidents incidents = new Incidents(test.database());
    private final ProcessTable table = new ProcessTable(test.database());
    private final List<Process> others = new ArrayList<>();
    private int port;
    private @Nullable Supervisor supervisor;

    @BeforeEach
    void script() throws IOException {
        script("ready");
    }

    @AfterEach
    void close() {
        if (supervisor != null) {
            supervisor.close();
        }
        others.forEach(Process::destroyForcibly);
        test.close();
    }

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

    @Test
    void theCommandLineOfAChildHoldsNoSecret() throws IOException {
        start();
        awaitStatus(ProcessStatus.ONLINE);

        var command = String.join(" ", CommandLines.of(ProcessHandle.of(pid()).orElseThrow()));

        assertFalse(command.contains(test.config().password().reveal()), command);
    }

    private void start() {
        supervisor = Supervisor.start(household(), List.of(spec(port, port)));
    }

    private Supervisor running() {
        return Optional.ofNullable(supervisor).orElseThrow();
    }

    private Household household() {
        var patience = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(4), Duration.ofSeconds(15),
                Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(2), 3);
        return new Household(home, home.resolve("logs"), ProcessIdentity.thisHost(), "1.0", patience, test.database(),
                incidents, InstantSource.system());
    }

    private ChildSpec spec(int readinessPort, int childPort) {
        var environment = Map.of("BELFRY_CHILD_SCRIPT", home.resolve("script").toString(), "BELFRY_CHILD_PORT",
                Integer.toString(childPort), "BELFRY_CHILD_URL", test.config().url(), "BELFRY_CHILD_USER",
                test.config().user(), "BELFRY_CHILD_PASSWORD", test.config().password().reveal());
        return new ChildSpec(NAME, "orchestrator", java(ScriptedChild.class), environment,
                Map.of("BELFRY_CHILD_PORT", "0"), readinessPort);
    }

    private static List<String> java(Class<?> main, String... arguments) {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        return line;
    }

    private Process leftBehind(String name, String fingerprint) throws IOException {
        var spec = spec(0, 0);
        var builder = new ProcessBuilder(spec.command()).redirectErrorStream(true)
                .redirectOutput(home.resolve("left.log").toFile());
        builder.environment().putAll(spec.environment());
        builder.environment().put(ProcessIdentity.NAME_VARIABLE, name);
        builder.environment().put(Marks.HOME_VARIABLE, new Marks(home).home());
        builder.environment().put(Marks.SPEC_VARIABLE, fingerprint);
        var process = builder.start();
        others.add(process);
        return process;
    }

    private Process stranger(int onPort) throws IOException {
        var process = new ProcessBuilder(java(Stranger.class, Integer.toString(onPort))).start();
        others.add(process);
        await(() -> Optional.of(onPort).filter(taken -> !Ports.isFree(taken)));
        return process;
    }

    private void script(String text) throws IOException {
        Files.writeString(home.resolve("script"), text);
    }

    private String log() throws IOException {
        return Files.readString(home.resolve("logs").resolve(NAME + ".log"));
    }

    private ChildView child() {
        return running().children().getFirst();
    }

    private long pid() {
        return Optional.ofNullable(child().pid()).orElseThrow();
    }

    private Optional<ProcessRow> row() {
        return table.find(ProcessIdentity.id(ProcessIdentity.thisHost(), NAME));
    }

    private Optional<IncidentView> incident(String code) {
        return incidents.list(UUID.randomUUID(), false, null, 100).items().stream()
                .filter(view -> view.code().equals(code)).findFirst();
    }

    private void awaitStatus(ProcessStatus status) {
        await(() -> Optional.of(child()).filter(view -> view.status() == status));
    }

    private <T> T await(Supplier<Optional<T>> condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            var found = condition.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("did not come to pass; children " + running().children());
    }
}
