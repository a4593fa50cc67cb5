package belfry.server.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file by which a PostgreSQL server marks its data folder as in use.
 *
 * <p>Lines: process id, folder, start in epoch seconds, port, socket folder, address, shared memory, status
 * (https://www.postgresql.org/docs/18/storage-file-layout.html).
 */
record PostmasterFile(Path path, long pid, Instant started, String status) {
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(10);

    static Optional<PostmasterFile> in(Path data) throws IOException {
        var path = data.resolve("postmaster.pid");
        try {
            var lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
            return Optional.of(new PostmasterFile(path, number(lines, 0), Instant.ofEpochSecond(number(lines, 2)),
                    lines.size() > 7 ? lines.get(7).strip() : ""));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static long number(List<String> lines, int index) {
        try {
            return lines.size() > index ? Long.parseLong(lines.get(index).strip()) : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    boolean ready() {
        return status.equals("ready");
    }

    /** The server that wrote the file, unless it is dead and its id free or taken by another program since. */
    Optional<ProcessHandle> server() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().command().map(name -> name.contains("postgres")).orElse(true))
                .filter(handle -> handle.info().startInstant().map(this::nearStart).orElse(true));
    }

    /** Its process id belongs to another program now: PostgreSQL would take that for a running server. */
    boolean namesStranger() {
        return server().isEmpty() && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private boolean nearStart(Instant processStart) {
        return Duration.between(processStart, started).abs().compareTo(CLOCK_SLACK) < 0;
    }
}
