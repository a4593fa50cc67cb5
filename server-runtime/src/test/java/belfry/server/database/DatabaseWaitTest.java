package belfry.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.server.Eventually;
import belfry.server.config.DatabaseConfig;
import belfry.server.embedded.EmbeddedPostgres;
import belfry.server.embedded.Ports;
import belfry.server.embedded.PostgresBinaries;
import belfry.server.embedded.UserCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseWaitTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    @TempDir
    private Path folder;
    private final List<Problem> told = new CopyOnWriteArrayList<>();

    @Test
    void aPostgresThatComesLateIsWaitedForAndThenUsed() throws Exception {
        int port = Ports.free();
        var config = new DatabaseConfig("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                EmbeddedPostgres.USER, Secret.of("pw"), 2);
        try (var database = Database.at(config)) {
            var waiting = Thread.ofVirtual().start(() -> await(database));
            Eventually.within(LIMIT, "the wait is told", () -> !told.isEmpty());

            try (var _ = EmbeddedPostgres.start(PostgresBinaries.unpackedIn(UserCache.folder()),
                    new EmbeddedPostgres.Settings(folder.resolve("data"), folder.resolve("log"), port,
                            Secret.of("pw"), false))) {
                waiting.join(LIMIT);

                int posts = database.jdbi().withHandle(
                        handle -> handle.createQuery("select count(*) from post").mapTo(Integer.class).one());
                assertEquals(0, posts);
            }
        }
        assertEquals("database-unreachable", told.getFirst().code());
    }

    @Test
    void aRefusedLoginAndAMissingDatabaseAreToldApart() {
        try (var test = TestDatabase.create()) {
            var given = test.config();
            assertEquals("database-login-refused",
                    firstProblem(new DatabaseConfig(given.url(), given.user(), Secret.of("wrong"), 2)).code());
            assertEquals("database-missing", firstProblem(
                    new DatabaseConfig(given.url() + "_not_there", given.user(), given.password(), 2)).code());
        }
    }

    private Problem firstProblem(DatabaseConfig config) {
        told.clear();
        try (var database = Database.at(config)) {
            assertThrows(InterruptedException.class,
                    () -> DatabaseWait.untilReady(database, "here", told::add, () -> !told.isEmpty()));
        }
        return told.getFirst();
    }

    private void await(Database database) {
        try {
            DatabaseWait.untilReady(database, "here", told::add, () -> false);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
