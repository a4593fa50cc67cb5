package belfry.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much of the machine's memory a process holds. On Linux the proportional set size, where a page shared by n
 * processes counts 1/n for each, so that a sum counts it once; elsewhere the resident size as {@code ps} tells it.
 */
final class Memory {
    static final String MEASURE = Files.isDirectory(Path.of("/proc/self")) ? "PSS" : "RSS";

    private Memory() {}

    /** Bytes; 0 when the process ended or may not be looked at. */
    static long of(long pid) {
        try {
            var rollup = Path.of("/proc", Long.toString(pid), "smaps_rollup");
            return Files.isReadable(rollup) ? kilobytes(Files.readString(rollup), "Pss:") * 1024 : byPs(pid);
        } catch (IOException _) {
            return 0;
        }
    }

    /** The resident size, in bytes; 0 when the process ended or may not be looked at. */
    static long resident(long pid) {
        try {
            var status = Path.of("/proc", Long.toString(pid), "status");
            return Files.isReadable(status) ? kilobytes(Files.readString(status), "VmRSS:") * 1024 : byPs(pid);
        } catch (IOException _) {
            return 0;
        }
    }

    static long kilobytes(String rollup, String field) {
        return rollup.lines().filter(line -> line.startsWith(field)).findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", ""))).orElse(0L);
    }

    private static long byPs(long pid) throws IOException {
        var process = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (var said = process.getInputStream()) {
            var text = new String(said.readAllBytes(), StandardCharsets.US_ASCII).strip();
            return Optional.of(text).filter(number -> number.matches("\\d+")).map(Long::parseLong).orElse(0L) * 1024;
        }
    }
}
