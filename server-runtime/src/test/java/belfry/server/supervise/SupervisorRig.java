package belfry.server.supervise;

import belfry.core.process.Patience;
import belfry.core.wire.IncidentView;
import belfry.core.wire.ProcessStatus;
import belfry.server.database.TestDatabase;
import belfry.server.embedded.Ports;
import belfry.server.incident.Incidents;
import belfry.server.process.Marks;
import belfry.server.process.ProcessIdentity;
import belfry.server.process.ProcessRow;
import belfry.server.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.api.io.TempDir;

/** A supervisor of one real child that does as its script says. */
abstract class SupervisorRig {
    static final String NAME = "orchestrator-1";

    @TempDir
    Path home;

    final TestDatabase test = TestDatabase.create();
    final Incidents incidents = new Incidents(test.database());
    final ProcessTable table = new ProcessTable(test.database());
    final List<Process> others = new ArrayList<>();
    int port;
    InstantSource clock = InstantSource.system();
    @Nullable
    Supervisor supervisor;

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

    void start() {
        supervisor = Supervisor.start(household(), List.of(spec(port, port)));
    }

    Supervisor running() {
        return Optional.ofNullable(supervisor).orElseThrow();
    }

    Household household() {
        var patience = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(4), Duration.ofSeconds(15),
                Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(2), 3);
        return new Household(home, home.resolve("logs"), ProcessIdentity.thisHost(), "1.0", patience, test.database(),
                incidents, clock);
    }

    ChildSpec spec(int readinessPort, int childPort) {
        var environment = Map.of("BELFRY_CHILD_SCRIPT", home.resolve("script").toString(), "BELFRY_CHILD_PORT",
                Integer.toString(childPort), "BELFRY_CHILD_URL", test.config().url(), "BELFRY_CHILD_USER",
                test.config().user(), "BELFRY_CHILD_PASSWORD", test.config().password().reveal());
        return new ChildSpec(NAME, "orchestrator", java(ScriptedChild.class), environment,
                Map.of("BELFRY_CHILD_PORT", "0"), readinessPort);
    }

    static List<String> java(Class<?> main, String... arguments) {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        return line;
    }

    Process leftBehind(String name, String fingerprint) throws IOException {
        return leftBehind(name, fingerprint, 0);
    }

    Process leftBehind(String name, String fingerprint, int itsPort) throws IOException {
        var spec = spec(0, itsPort);
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

    Process stranger(int onPort) throws IOException {
        var process = new ProcessBuilder(java(Stranger.class, Integer.toString(onPort))).start();
        others.add(process);
        await(() -> Optional.of(onPort).filter(taken -> !Ports.isFree(taken)));
        return process;
    }

    ChildView child() {
        return running().children().getFirst();
    }

    long pid() {
        return Optional.ofNullable(child().pid()).orElseThrow();
    }

    Optional<ProcessRow> row() {
        return table.find(ProcessIdentity.id(ProcessIdentity.thisHost(), NAME));
    }

    Optional<IncidentView> incident(String code) {
        return incidents.list(UUID.randomUUID(), false, null, 100).items().stream()
                .filter(view -> view.code().equals(code)).findFirst();
    }

    void awaitStatus(ProcessStatus status) {
        await(() -> Optional.of(child()).filter(view -> view.status() == status));
    }

    <T> T await(Supplier<Optional<T>> condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            var found = condition.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError(
                "did not come to pass; children " + Optional.ofNullable(supervisor).map(Supervisor::children));
    }

    void script(String text) throws IOException {
        Files.writeString(home.resolve("script"), text);
    }

    String log() throws IOException {
        return Files.readString(home.resolve("logs").resolve(NAME + ".log"));
    }
}
