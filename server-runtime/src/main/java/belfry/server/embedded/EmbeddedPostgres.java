package belfry.server.embedded;

import belfry.core.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server on loopback whose data outlive it. */
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String USER = "belfry";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String STILL_IN_USE = "is still in use";

    /**
     * Where it lives and how it is reached.
     *
     * @param durable off only where the data are thrown away: in tests
     */
    public record Settings(Path data, Path log, int port, Secret password, boolean durable) {
        /** The address of one of its databases. */
        public String url(String database) {
            return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
        }
    }

    private final Settings settings;
    private final KeptProcess process;

    private EmbeddedPostgres(Settings settings, KeptProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /** Makes the data folder on the first start; ends a server that a killed predecessor left running on it. */
    public static EmbeddedPostgres start(PostgresBinaries binaries, Settings settings) throws IOException {
        if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
            initialise(binaries, settings);
        }
        requireVersion(binaries, settings.data());
        return new EmbeddedPostgres(settings, started(new Server(binaries, settings, stop(binaries, settings.data()))));
    }

    /** Backends that outlive a killed server for a moment still write to its data: PostgreSQL refuses to start beside them. */
    private static KeptProcess started(Server server) throws IOException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                return KeptProcess.start(server, START_LIMIT);
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains(STILL_IN_USE) || System.nanoTime() > deadline) {
                    throw e;
                }
                LOG.warn("Processes of a PostgreSQL that was killed still end; it is started when they have");
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    /** Ends a server that a killed predecessor left running on this data folder, and clears away a dead one's mark. */
    public static void stopLeftOver(PostgresBinaries binaries, Path data) throws IOException {
        var left = PostmasterFile.in(data);
        if (left.isEmpty()) {
            return;
        }
        var server = left.get().server();
        if (server.isPresent()) {
            LOG.warn("PostgreSQL process {} was left running by a server that was killed; it is stopped first",
                    server.get().pid());
            stop(binaries, data).run();
        } else {
            LOG.warn("PostgreSQL was not stopped in order last time; it recovers from its log");
            // Of a dead process it is left in place: by it PostgreSQL finds backends that outlived their server.
            if (left.get().namesStranger()) {
                Files.deleteIfExists(left.get().path());
            }
        }
    }

    public Settings settings() {
        return settings;
    }

    public OptionalLong pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }

    /** Leaves it running, as a server that is killed does. */
    void release() {
        process.release();
    }

    private static Command stop(PostgresBinaries binaries, Path data) {
        return new Command(binaries.command("pg_ctl",
                List.of("-D", data.toString(), "-m", "fast", "-w", "-t", "30", "stop")), Duration.ofSeconds(40));
    }

    private static void initialise(PostgresBinaries binaries, Settings settings) throws IOException {
        var folder = UserCache.ownerOnly(settings.data().resolveSibling("postgres-setup"));
        var beside = folder.resolve("data");
        Unpacking.delete(beside);
        var password = Files.createTempFile(folder, "initial", "");
        try {
            Files.writeString(password, settings.password().reveal(), StandardCharsets.UTF_8);
            var arguments = new ArrayList<>(List.of("-D", beside.toString(), "-U", USER, "-A", "scram-sha-256",
                    "--pwfile=" + password, "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8",
                    "--data-checksums"));
            if (!settings.durable()) {
                arguments.add("--no-sync");
            }
            new Command(binaries.command("initdb", arguments), Duration.ofMinutes(2)).run();
            Files.move(beside, settings.data());
        } finally {
            Files.delete(password);
        }
        Unpacking.delete(folder);
    }

    private static void requireVersion(PostgresBinaries binaries, Path data) throws IOException {
        var version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(binaries.majorVersion()))) {
            throw new IOException("%s was made by PostgreSQL %s, and this is %d: dump it there and restore it here"
                    .formatted(data, version, binaries.majorVersion()));
        }
    }

    /**
     * How PostgreSQL is run.
     *
     * @param stop made before the start: a class that the end needs first could be missing by then
     */
    private record Server(PostgresBinaries binaries, Settings settings, Command stop) implements KeptProcess.Recipe {

        @Override
        public String name() {
            return "PostgreSQL";
        }

        @Override
        public Path log() {
            return settings.log();
        }

        @Override
        public List<String> command() {
            var durable = settings.durable() ? "on" : "off";
            var arguments = new ArrayList<>(List.of("-D", settings.data().toString()));
            for (var setting : List.of("listen_addresses=127.0.0.1", "port=" + settings.port(),
                    "unix_socket_directories=", "fsync=" + durable, "synchronous_commit=" + durable,
                    "full_page_writes=" + durable, "shared_buffers=32MB", "max_connections=60", "work_mem=4MB",
                    "maintenance_work_mem=32MB", "max_wal_size=256MB", "io_method=sync", "jit=off",
                    "max_worker_processes=2", "max_parallel_workers=0", "max_parallel_workers_per_gather=0",
                    "autovacuum_worker_slots=3", "max_logical_replication_workers=0", "timezone=UTC",
                    "log_timezone=UTC", "log_min_messages=warning", "log_min_error_statement=panic")) {
                arguments.addAll(List.of("-c", setting));
            }
            return binaries.command("postgres", arguments);
        }

        @Override
        public void prepare() throws IOException {
            stopLeftOver(binaries, settings.data());
        }

        @Override
        public boolean ready() {
            try {
                return PostmasterFile.in(settings.data()).filter(PostmasterFile::ready)
                        .flatMap(PostmasterFile::server).isPresent();
            } catch (IOException _) {
                return false;
            }
        }

        @Override
        public void stop(Process process) throws IOException {
            if (process.isAlive()) {
                stop.run();
            }
        }
    }
}
