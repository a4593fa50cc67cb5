package belfry.server.schedule;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Where a process number means something, and whether the process it named still runs. */
public final class Machine {
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    private Machine() {}

    /** This process, as other orchestrators will see it. */
    public static SweepTable.Claimant self(UUID id) {
        var process = ProcessHandle.current();
        return new SweepTable.Claimant(id, place(), process.pid(), started(process));
    }

    /** True only when it certainly does not run any more: same machine, same boot, and no such process. */
    static boolean gone(SweepTable.Claimant claimant) {
        return claimant.place().equals(place()) && ProcessHandle.of(claimant.pid()).filter(ProcessHandle::isAlive)
                .filter(process -> !started(process).isAfter(claimant.startedAt().plus(CLOCK_GRAIN))).isEmpty();
    }

    private static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String place() {
        return host() + "/" + read(Path.of("/proc/sys/kernel/random/boot_id")) + "/" + space();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            return "";
        }
    }

    private static String space() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException _) {
            return "";
        }
    }
}
