package belfry.server.process;

import belfry.core.process.PortHolder;
import belfry.core.process.SocketTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Finds who listens on a port: /proc on Linux, lsof or netstat elsewhere, or says that it cannot tell. */
public final class PortInspector {
    private static final Path PROC = Path.of("/proc");
    private static final long PATIENCE_SECONDS = 5;

    private final Marks marks;

    /** @param marks tell a ghost of this installation from a stranger */
    public PortInspector(Marks marks) {
        this.marks = marks;
    }

    public PortHolder holder(int port) {
        var pid = pid(port);
        if (pid.isEmpty()) {
            return PortHolder.unknown(port);
        }
        var handle = ProcessHandle.of(pid.getAsLong());
        return new PortHolder(port, pid.getAsLong(), handle.map(CommandLines::shown).orElse("already ended"),
                handle.flatMap(alive -> alive.info().startInstant()).orElse(null),
                marks.nameOf(pid.getAsLong()).isPresent());
    }

    private static OptionalLong pid(int port) {
        try {
            if (Files.isReadable(PROC.resolve("net/tcp"))) {
                return fromProc(port);
            }
            return System.getProperty("os.name", "").startsWith("Windows")
                    ? fromNetstat(said(List.of("netstat", "-ano", "-p", "TCP")), port)
                    : fromLsof(said(List.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fp")));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromProc(int port) throws IOException {
        for (var table : List.of("net/tcp", "net/tcp6")) {
            var file = PROC.resolve(table);
            if (Files.isReadable(file)) {
                var inode = SocketTable.listener(Files.readAllLines(file), port);
                if (inode.isPresent()) {
                    return owner("socket:[" + inode.getAsLong() + "]");
                }
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong owner(String socket) {
        return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).filter(pid -> holds(pid, socket)).findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (var open = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (var link : open) {
                if (pointsTo(link, socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            // Another user's process, or one that ended meanwhile: it cannot be looked into.
            return false;
        }
    }

    private static boolean pointsTo(Path link, String socket) {
        try {
            return Files.readSymbolicLink(link).toString().equals(socket);
        } catch (IOException _) {
            return false;
        }
    }

    static OptionalLong fromLsof(List<String> lines) {
        return lines.stream().filter(line -> line.matches("p\\d+")).mapToLong(line -> Long.parseLong(line.substring(1)))
                .findFirst();
    }

    static OptionalLong fromNetstat(List<String> lines, int port) {
        return lines.stream().map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length == 5 && words[1].endsWith(":" + port) && words[2].endsWith(":0"))
                .filter(words -> words[4].matches("\\d+")).mapToLong(words -> Long.parseLong(words[4])).findFirst();
    }

    private static List<String> said(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return text.lines().toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
