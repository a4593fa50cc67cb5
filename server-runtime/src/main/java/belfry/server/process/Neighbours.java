package belfry.server.process;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The services that this server started for itself: PostgreSQL, Redis, Temporal, each with its own processes. */
public final class Neighbours {
    private static final Map<String, String> PROGRAMS = Map.of("postgres", "postgres", "postgres.exe", "postgres",
            "temporal", "temporal", "temporal.exe", "temporal");

    private final String host;

    public Neighbours(String host) {
        this.host = host;
    }

    /** One service; its memory counts pages that its processes share once for each. */
    public record Neighbour(UUID id, String name, long pid, @Nullable Instant startedAt, List<Long> pids) {}

    public List<Neighbour> list() {
        return ProcessHandle.current().children().flatMap(this::neighbour).toList();
    }

    private Stream<Neighbour> neighbour(ProcessHandle child) {
        var program = child.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).orElse("");
        var name = program.startsWith("redis") ? "redis" : PROGRAMS.get(program);
        if (name == null) {
            return Stream.empty();
        }
        var pids = Stream.concat(Stream.of(child), child.descendants()).map(ProcessHandle::pid).toList();
        return Stream.of(new Neighbour(ProcessIdentity.id(host, name), name, child.pid(),
                child.info().startInstant().orElse(null), pids));
    }
}
