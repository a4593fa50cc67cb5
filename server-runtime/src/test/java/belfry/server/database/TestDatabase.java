package belfry.server.database;

import belfry.core.secret.Secret;
import belfry.server.config.DatabaseConfig;
import belfry.server.embedded.EmbeddedPostgres;
import belfry.server.embedded.Ports;
import belfry.server.embedded.PostgresBinaries;
import belfry.server.embedded.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fresh, migrated database on a real PostgreSQL that all tests of this JVM share:
 * {@code try (var db = TestDatabase.create()) …} or a static field closed after the class.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private final String name;
    private final DatabaseConfig config;
    private final Database database;

    private TestDatabase(String name, DatabaseConfig config) {
        this.name = name;
        this.config = config;
        this.database = Database.at(config);
    }

    /** Takes some tens of milliseconds: a copy of a template that was migrated once. */
    public static TestDatabase create() {
        var postgres = server();
        var name = "test_" + COUNT.incrementAndGet();
        execute(postgres, "create database " + name + " template belfry_template strategy file_copy");
        return new TestDatabase(name, config(postgres, name));
    }

    /** The same without tables: for tests of migrations. */
    public static TestDatabase empty() {
        var postgres = server();
        var name = "test_" + COUNT.incrementAndGet();
        execute(postgres, "create database " + name);
        return new TestDatabase(name, config(postgres, name));
    }

    public Database database() {
        return database;
    }

    /** To open a second {@link Database} on it, as another process would. */
    public DatabaseConfig config() {
        return config;
    }

    @Override
    public void close() {
        database.close();
        execute(server(), "drop database " + name + " with (force)");
    }

    private static synchronized EmbeddedPostgres server() {
        var running = server;
        if (running == null) {
            running = start();
            server = running;
        }
        return running;
    }

    private static EmbeddedPostgres start() {
        try {
            var home = Files.createTempDirectory("belfry-test-postgres");
            var postgres = EmbeddedPostgres.start(PostgresBinaries.unpackedIn(UserCache.folder()),
                    new EmbeddedPostgres.Settings(home.resolve("data"), home.resolve("postgres.log"), Ports.free(),
                            Secret.of("only for tests"), false));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, home)));
            execute(postgres, "create database belfry_template");
            try (var template = Database.at(config(postgres, "belfry_template"))) {
                template.migrate();
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedPostgres postgres, Path home) {
        postgres.close();
        try (var all = Files.walk(home)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseConfig config(EmbeddedPostgres postgres, String database) {
        return new DatabaseConfig(postgres.settings().url(database), EmbeddedPostgres.USER,
                postgres.settings().password(), 4);
    }

    private static void execute(EmbeddedPostgres postgres, String statement) {
        var settings = postgres.settings();
        try (var connection = DriverManager.getConnection(settings.url("postgres"), EmbeddedPostgres.USER,
                settings.password().reveal()); var admin = connection.createStatement()) {
            admin.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
