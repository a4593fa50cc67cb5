package belfry.server.temporal;

import belfry.server.embedded.KeptProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A `temporal server start-dev` on loopback, started beside the server and kept running.
 *
 * <p>Its flags: https://docs.temporal.io/cli/command-reference/server
 */
public final class TemporalProgram implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalProgram.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** How it is run. */
    public record Settings(Path program, Path database, Path log, int port, String namespace) {
        public String address() {
            return "127.0.0.1:" + port;
        }
    }

    private final Settings settings;
    private final Thread starting;
    private volatile @Nullable KeptProcess process;
    private volatile boolean closed;

    private TemporalProgram(Settings settings) {
        this.settings = settings;
        this.starting = Thread.ofVirtual().name("start-temporal").unstarted(this::keepStarting);
    }

    /** Returns at once: nothing waits for Temporal. */
    public static TemporalProgram start(Settings settings) {
        var program = new TemporalProgram(settings);
        program.starting.start();
        return program;
    }

    public Settings settings() {
        return settings;
    }

    /** The process id; empty while it starts. */
    public OptionalLong pid() {
        return Optional.ofNullable(process).map(KeptProcess::pid).orElse(OptionalLong.empty());
    }

    @Override
    public void close() {
        closed = true;
        starting.interrupt();
        try {
            // A program that is just starting ends with this: nobody else would know of it.
            starting.join(STOP_LIMIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var running = process;
        if (running != null) {
            running.close();
        }
    }

    private void keepStarting() {
        var pause = Duration.ofSeconds(1);
        while (!closed) {
            try {
                started(KeptProcess.start(new Server(settings), START_LIMIT));
                return;
            } catch (IOException e) {
                if (closed) {
                    return;
                }
                LOG.warn("Temporal did not start and is tried again in {} s; posts go out without it: {}",
                        pause.toSeconds(), e.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(Duration.ofMinutes(1)) > 0
                    ? Duration.ofMinutes(1)
                    : pause.multipliedBy(2);
        }
    }

    private void started(KeptProcess running) {
        process = running;
        if (closed) {
            running.close();
        }
    }

    private record Server(Settings settings) implements KeptProcess.Recipe {

        @Override
        public String name() {
            return "Temporal";
        }

        @Override
        public List<String> command() {
            var line = new ArrayList<>(List.of(settings.program().toString(), "server", "start-dev", "--ip",
                    "127.0.0.1", "--port", Integer.toString(settings.port()), "--headless", "--namespace",
                    settings.namespace(), "--db-filename", settings.database().toString(), "--log-level", "warn"));
            for (var attribute : SearchAttributeNames.ALL) {
                line.addAll(List.of("--search-attribute", attribute + "=Keyword"));
            }
            return line;
        }

        @Override
        public Path log() {
            return settings.log();
        }

        @Override
        public boolean ready() {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), settings.port()), 500);
                return true;
            } catch (IOException _) {
                return false;
            }
        }
    }
}
