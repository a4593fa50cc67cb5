package belfry.server.planted;

import belfry.core.secret.Secret;
import belfry.server.WholeServer;
import belfry.server.config.DatabaseConfig;
import belfry.server.config.RedisChoice;
import belfry.server.config.RedisConfig;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.temporal.TemporalLink;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

/** Looks for planted secrets in everything that an installation keeps. */
final class Search {
    /** Files whose purpose is to keep a secret; nobody but the owner may read them. */
    private static final Set<String> KEEPERS = Set.of("admin-token", "embedded.properties", "sealing.keys",
            "redis.conf");

    private final Planted planted;
    private final Sieve sieve;
    private final WholeServer belfry;
    private final Path home;
    private final Map<String, List<String>> found = new TreeMap<>();
    private final Map<String, Long> looked = new TreeMap<>();

    Search(Planted planted, WholeServer belfry, Path home) {
        this.planted = planted;
        this.belfry = belfry;
        this.home = home;
        planted.note("PostgreSQL password", database().password().reveal());
        planted.note("Redis password", redis().password().reveal());
        this.sieve = planted.sieve();
    }

    private DatabaseConfig database() {
        return belfry.config().database().orElseThrow();
    }

    private RedisConfig redis() {
        if (belfry.config().redis() instanceof RedisChoice.Configured(var reached)) {
            return reached;
        }
        throw new AssertionError("the server has no Redis");
    }

    void everywhere() throws IOException, SQLException {
        tables();
        keys();
        files();
        processes();
    }

    void in(String place, List<String> texts) {
        texts.forEach(text -> look(place, text.getBytes(StandardCharsets.UTF_8)));
    }

    private void look(String place, byte[] bytes) {
        looked.merge(place.replaceFirst(":.*", ""), 1L, Long::sum);
        var there = sieve.in(bytes);
        if (!there.isEmpty()) {
            found.put(place, there);
        }
    }

    /** In how many pieces of each kind of place was looked. */
    Map<String, Long> looked() {
        return looked;
    }

    Map<String, List<String>> found() {
        return found;
    }

    String summary() {
        return "%d secrets looked for in %s".formatted(planted.count(), looked);
    }

    /** As a dump has them, and what PostgreSQL shows of running statements. */
    private void tables() throws IOException, SQLException {
        try (var connection = connection(); var statement = connection.createStatement()) {
            var names = new ArrayList<String>(List.of("pg_catalog.pg_stat_activity", "pg_catalog.pg_authid",
                    "pg_catalog.pg_settings"));
            try (var tables = statement.executeQuery("""
                    select format('%I.%I', schemaname, tablename) from pg_tables
                    where schemaname not in ('pg_catalog', 'information_schema')""")) {
                while (tables.next()) {
                    names.add(tables.getString(1));
                }
            }
            for (var name : names) {
                var out = new StringWriter();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (select * from %s) to stdout"
                        .formatted(name), out);
                look("tables: " + name, out.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database().url(), database().user(), database().password().reveal());
    }

    /** Each key and its value, as Redis writes it to disk. */
    private void keys() {
        try (var redis = new Jedis(new HostAndPort(redis().host(), redis().port()), DefaultJedisClientConfig.builder()
                .password(redis().password().reveal()).build())) {
            var cursor = ScanParams.SCAN_POINTER_START;
            do {
                var page = redis.scan(cursor);
                for (var key : page.getResult()) {
                    look("Redis keys: " + key, key.getBytes(StandardCharsets.UTF_8));
                    look("Redis values: " + key, redis.dump(key));
                }
                cursor = page.getCursor();
            } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        }
    }

    /** Logs, data files and write-ahead logs of the services, uploads. */
    private void files() throws IOException {
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                file(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void file(Path file) throws IOException {
        if (!KEEPERS.contains(file.getFileName().toString())) {
            try {
                look((file.startsWith(home.resolve("logs")) ? "logs: " : "files: ") + file, Files.readAllBytes(file));
            } catch (NoSuchFileException gone) {
                // The database makes and removes files all the time.
                looked.merge("files that went away meanwhile", 1L, Long::sum);
            }
        } else if (!Files.getPosixFilePermissions(file).equals(PosixFilePermissions.fromString("rw-------"))) {
            found.put("permissions of " + file, List.of("others may read it"));
        }
    }

    /** Command lines, which everybody on the machine may read; and that environments are not for everybody. */
    private void processes() throws IOException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return;
        }
        for (var process : ProcessHandle.allProcesses().toList()) {
            var folder = Path.of("/proc", Long.toString(process.pid()));
            try {
                look("command lines: " + process.pid(), Files.readAllBytes(folder.resolve("cmdline")));
            } catch (IOException _) {
                // Gone meanwhile.
            }
        }
        for (var child : ProcessHandle.current().descendants().toList()) {
            var environment = Path.of("/proc", Long.toString(child.pid()), "environ");
            if (Files.exists(environment) && !Files.getPosixFilePermissions(environment)
                    .equals(PosixFilePermissions.fromString("r--------"))) {
                found.put("environment of " + child.pid(), List.of("others may read it"));
            }
        }
    }

    /** Whole histories: inputs, results, failures, headers, memos. */
    void temporal(String address, List<String> workflows) throws IOException {
        var config = new TemporalConfig(TemporalMode.ADDRESS, address, "default", false, Secret.of(""));
        try (var link = TemporalLink.to(config)) {
            for (var workflow : workflows) {
                var history = link.stubs().orElseThrow().blockingStub().getWorkflowExecutionHistory(
                        GetWorkflowExecutionHistoryRequest.newBuilder().setNamespace("default")
                                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflow)).build());
                look("workflow histories: " + workflow, history.toByteArray());
                looked.merge("workflow events", (long) history.getHistory().getEventsCount(), Long::sum);
            }
        }
    }

    /** Those that the durable hand has begun. */
    static List<String> workflows(WholeServer belfry) {
        var database = belfry.config().database().orElseThrow();
        try (var connection = DriverManager.getConnection(database.url(), database.user(),
                database.password().reveal());
                var ids = connection.createStatement()
                        .executeQuery("select workflow_id from delivery where workflow_id is not null")) {
            var workflows = new ArrayList<String>();
            while (ids.next()) {
                workflows.add(ids.getString(1));
            }
            return workflows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
