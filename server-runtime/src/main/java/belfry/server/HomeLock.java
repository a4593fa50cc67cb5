package belfry.server;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One server on one home: the system takes the lock back when the process ends, however it ends. */
public final class HomeLock implements AutoCloseable {
    private static final Duration LOOKED_AT = Duration.ofMillis(50);
    private static final int TRIES = 4;

    private final FileChannel channel;
    private final Path note;

    private HomeLock(FileChannel channel, Path note) {
        this.channel = channel;
        this.note = note;
    }

    static HomeLock take(Path folder) throws IOException {
        var note = note(folder);
        var channel = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lockedSoon(channel)) {
            channel.close();
            throw inUse(folder, Files.exists(note) ? Files.readString(note).strip() : "unknown");
        }
        // Beside the lock: on Windows nobody else can read a locked file.
        OwnerOnly.write(note, ProcessHandle.current().pid() + "\n");
        return new HomeLock(channel, note);
    }

    private static Path file(Path folder) {
        return folder.resolve("server.lock");
    }

    /** Whether no server runs on this home; false where this user may not see that. */
    public static boolean isFree(Path folder) {
        if (!Files.isWritable(file(folder))) {
            return Files.notExists(file(folder));
        }
        try (var channel = FileChannel.open(file(folder), StandardOpenOption.WRITE)) {
            return locked(channel);
        } catch (IOException _) {
            return false;
        }
    }

    /** Where the process id of the running server is written. */
    public static Path note(Path folder) {
        return folder.resolve("server.pid");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(note);
        channel.close();
    }

    /** Somebody who only looks whether it is free has it for a moment. */
    private static boolean lockedSoon(FileChannel channel) throws IOException {
        for (int tried = 1; !locked(channel); tried++) {
            if (tried == TRIES) {
                return false;
            }
            LockSupport.parkNanos(LOOKED_AT.toNanos());
        }
        return true;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static BelfryException inUse(Path folder, String pid) {
        return new BelfryException(Problem.error("home-in-use",
                "Another Belfry server (process %s) uses the home folder %s".formatted(pid, folder),
                "Two servers on one home would write over each other",
                "Use the one that runs, or stop it: kill %s".formatted(pid),
                "Start this one on another folder with --home, and on another port with --port"));
    }
}
