package belfry.desktop;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.wire.DependencyView;
import belfry.core.wire.DoctorReport;
import belfry.core.wire.HealthView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LampState;
import belfry.core.wire.LogPage;
import belfry.core.wire.Page;
import belfry.core.wire.ProbeResult;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.core.wire.QueueView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Processes, queues, incidents and dependencies of the in-memory server. */
final class FakeHealth {
    private final FakeServer server;

    FakeHealth(FakeServer server) {
        this.server = server;
    }

    void routes() {
        server.on("GET /health",
                _ -> FakeServer
                        .ok(new HealthView("All well", LampState.UP, "0.1.0", List.of(), server.incidents.size(), 3,
                                FakeServer.START.plusSeconds(600))));
        server.on("GET /incidents", _ -> FakeServer.ok(new Page<>(server.incidents, null)));
        server.on("GET /dependencies", _ -> FakeServer.ok(List.of(
                new DependencyView("PostgreSQL", LampState.UP, 2L, FakeServer.START, FakeServer.START, "18.6, embedded",
                        null),
                new DependencyView("Redis", LampState.UP, 1L, FakeServer.START, FakeServer.START, "6.2.11, embedded",
                        null),
                new DependencyView("Temporal", LampState.DEGRADED, 40L, FakeServer.START, FakeServer.START,
                        "in the process itself", null),
                new DependencyView("Bluesky", LampState.UP, 210L, FakeServer.START, FakeServer.START,
                        "last call 2 min ago", null),
                new DependencyView("Telegram", LampState.DOWN, null, FakeServer.START, FakeServer.START,
                        "no answer since 09:14",
                        Problem.error("network-away", "Telegram does not answer", "Its API times out",
                                "Wait; server.posts are held and go out by themselves")))));
        server.on("GET /queues", _ -> FakeServer.ok(List.of(
                new QueueView("publish-bluesky", 2, FakeServer.START, 0L, null, 0, 3, "Temporal", null),
                new QueueView("publish-telegram", 0, null, 12L, FakeServer.START, 12, 4, "Belfry's own facts",
                        "this Temporal cannot describe queues"))));
        server.on("GET /doctor", _ -> FakeServer.ok(new DoctorReport(LampState.DEGRADED, List.of(
                new ProbeResult("postgres", LampState.UP, "18.6 answers in 2 ms", List.of()),
                new ProbeResult("redis-policy", LampState.DEGRADED, "may evict sessions", List.of(Problem.warning(
                        "redis-evicts", "Redis may throw away sessions", "maxmemory-policy is allkeys-lru",
                        "Set maxmemory-policy to noeviction")))))));
        server.on("GET /processes", _ -> FakeServer.ok(server.processes));
        server.on("POST /processes/*", this::command);
        server.on("GET /processes/log/*", asked -> FakeServer.ok(log(asked.query())));
        server.on("POST /remedies/*", asked -> {
            server.remedies.add(asked.path().substring(asked.path().lastIndexOf('/') + 1));
            return FakeServer.gone();
        });
        server.processes.add(process(1, "orchestrator-1", ProcessStatus.ONLINE, null));
        server.processes.add(process(2, "orchestrator-2", ProcessStatus.LAUNCHING, Instant.now().plusSeconds(120)));
        server.processes.add(process(3, "server", ProcessStatus.ONLINE, null));
        server.processes.add(process(4, "orchestrator", ProcessStatus.GHOST, null));
        server.processes.add(process(5, "media", ProcessStatus.STOPPED, null));
    }

    public static ProcessView process(int number, String name, ProcessStatus status,
            @Nullable Instant graceUntil) {
        return new ProcessView(FakeServer.id(400 + number), name,
                name.startsWith("orchestrator") ? "orchestrator" : name,
                "bakery-1", 4000L + number, "0.1.0", status, Instant.now().minusSeconds(3600L * number),
                FakeServer.START,
                number - 1, 0, 1.5 * number, 90_000_000L + number * 7_000_000L, number == 3 ? 8420 : null, null,
                graceUntil, List.of(1.0, 3.0, 2.0, 5.0, 1.5 * number), List.of(80L, 85L, 90L, 91L));
    }

    private FakeServer.Answer command(FakeServer.Asked asked) {
        var wanted = asked.read(ProcessCommand.class);
        var old = server.processes.stream().filter(known -> asked.path().contains(known.id().toString())).findFirst()
                .orElseThrow();
        var grace = old.graceUntil();
        if (wanted.action() == ProcessAction.RESTART && grace != null && !wanted.force()) {
            return new FakeServer.Answer(422,
                    Problem.error("launch-grace", "It is still starting", "It has until " + grace,
                            "Wait"));
        }
        server.commands.add(wanted);
        var status = wanted.action() == ProcessAction.STOP ? ProcessStatus.STOPPED : ProcessStatus.LAUNCHING;
        var changed = new ProcessView(old.id(), old.name(), old.role(), old.host(), old.pid(), old.version(), status,
                old.startedAt(), old.readyAt(), old.restarts(), 0, null, null, old.port(), null, null, List.of(),
                List.of());
        server.processes.set(server.processes.indexOf(old), changed);
        return FakeServer.ok(changed);
    }

    /** The query's cursor is the number of lines that are known. */
    private LogPage log(String query) {
        var known = 0;
        var words = "";
        for (var pair : query.split("&")) {
            known = pair.startsWith("cursor=") ? Integer.parseInt(pair.substring(7)) : known;
            words = pair.startsWith("q=") ? pair.substring(2) : words;
        }
        var fits = words;
        return new LogPage(server.logLines.stream().skip(known).filter(line -> line.contains(fits)).toList(),
                String.valueOf(server.logLines.size()));
    }

    public static IncidentView incident(int number, Severity severity, String summary) {
        return new IncidentView(FakeServer.id(200 + number), "code-" + number, "subject", severity, summary, "cause",
                List.of(),
                List.of(), List.of(), FakeServer.START, FakeServer.START, null, null, List.of());
    }
}
