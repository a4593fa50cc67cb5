package belfry.server.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One running of a child, from start to exit.
 *
 * @param process null: taken over from an earlier server, so its exit status cannot be known
 * @param logStart where its words begin in the log
 */
record Life(ProcessHandle handle, @Nullable Process process, Instant startedAt, long logStart) {

    long pid() {
        return handle.pid();
    }

    boolean alive() {
        return process == null ? handle.isAlive() && !zombie() : process.isAlive();
    }

    OptionalInt status() {
        return process == null || process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    void terminate() {
        handle.destroy();
    }

    void kill() {
        handle.descendants().forEach(ProcessHandle::destroyForcibly);
        handle.destroyForcibly();
    }

    /** Ended, but its new parent does not collect it, as in containers whose first process is no init. */
    private boolean zombie() {
        try {
            var text = Files.readString(Path.of("/proc/%d/stat".formatted(pid())));
            return text.substring(text.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException _) {
            return false;
        }
    }
}
