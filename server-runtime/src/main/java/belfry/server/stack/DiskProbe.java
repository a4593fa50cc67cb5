package belfry.server.stack;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.stack.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The disk under the home folder has room. */
final class DiskProbe implements Probe {
    private static final String CODE = "disk-full";
    private static final long MEGABYTE = 1024 * 1024;
    private static final long WARN_BELOW = 1024 * MEGABYTE;
    private static final long STOP_BELOW = 200 * MEGABYTE;

    /** How much room a folder has; a test may say so. */
    interface Room {
        long usable(Path folder) throws IOException;
    }

    private final Path home;
    private final Room room;

    DiskProbe(Path home) {
        this(home, folder -> Files.getFileStore(folder).getUsableSpace());
    }

    DiskProbe(Path home, Room room) {
        this.home = home;
        this.room = room;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Set<String> codes() {
        return Set.of(CODE);
    }

    @Override
    public Reading read() {
        try {
            long free = room.usable(home);
            var detail = free < 10_000 * MEGABYTE
                    ? "%d MB free under %s".formatted(free / MEGABYTE, home)
                    : "%d GB free under %s".formatted(free / 1_000_000_000, home);
            return free >= WARN_BELOW ? Reading.up(null, detail) : Reading.of(null, detail, List.of(full(free)));
        } catch (IOException e) {
            return Reading.unknown("The disk could not be asked: " + Causes.root(e));
        }
    }

    private Finding full(long free) {
        var summary = "Only %d MB are free on the disk of %s".formatted(free / MEGABYTE, home);
        var cause = "Media, logs, the database, or another program filled it";
        var remedy = new String[]{"Free some room or give the disk more: du -xh %s | sort -h | tail".formatted(home)};
        return Finding.of("disk", free < STOP_BELOW
                ? Problem.critical(CODE, summary, cause + "; PostgreSQL stops when it is full", remedy)
                : Problem.warning(CODE, summary, cause, remedy));
    }
}
