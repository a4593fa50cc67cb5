package belfry.server.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.server.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    @TempDir
    private Path folder;

    @Test
    void rowsSurviveAnOrderlyStopAndTheServerRunsWithDurableSettings() throws Exception {
        try (var postgres = start()) {
            execute(postgres, "create table kept (n int)", "insert into kept values (42)");

            assertEquals("on", ask(postgres, "show fsync"));
            assertEquals("on", ask(postgres, "show synchronous_commit"));
            assertEquals("on", ask(postgres, "show full_page_writes"));
            assertEquals("scram-sha-256", ask(postgres, "show password_encryption"));
            assertEquals("127.0.0.1", ask(postgres, "show listen_addresses"));
        }

        try (var postgres = start()) {
            assertEquals("42", ask(postgres, "select n from kept"));
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        try (var postgres = start()) {
            var url = postgres.settings().url("postgres");

            var refused = assertThrows(SQLException.class,
                    () -> DriverManager.getConnection(url, EmbeddedPostgres.USER, "guess").close());
            assertEquals("28P01", refused.getSQLState());
        }
    }

    @Test
    void aKilledPostgresIsStartedAgainAndHasWhatWasCommitted() throws Exception {
        try (var postgres = start()) {
            execute(postgres, "create table kept (n int)", "insert into kept values (42)");
            var first = postgres.pid().orElseThrow();

            kill(first);

            Eventually.within(LIMIT, "PostgreSQL runs again", () -> answers(postgres));
            assertNotEquals(first, postgres.pid().orElseThrow());
            assertEquals("42", ask(postgres, "select n from kept"));
        }
    }

    @Test
    void aStaleMarkWhoseProcessIdBelongsToAnotherProgramNowDoesNotPreventTheStart() throws Exception {
        start().close();
        var stranger = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("data/postmaster.pid"),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n 1 2\nready\n".formatted(stranger, folder.resolve("data")));

        try (var postgres = start()) {
            assertEquals("1", ask(postgres, "select 1"));
        }
        assertTrue(ProcessHandle.current().isAlive());
    }

    @Test
    void aPostgresLeftRunningByAKilledServerIsStoppedByTheNextStart() throws Exception {
        var left = start();
        execute(left, "create table kept (n int)", "insert into kept values (42)");
        var orphan = ProcessHandle.of(left.pid().orElseThrow()).orElseThrow();
        left.release();

        try (var postgres = start()) {
            assertNotEquals(orphan.pid(), postgres.pid().orElseThrow());
            assertFalse(orphan.isAlive());
            assertEquals("42", ask(postgres, "select n from kept"));
        }
    }

    @Test
    void dataOfAnotherPostgresVersionAreNotTouched() throws Exception {
        start().close();
        Files.writeString(folder.resolve("data/PG_VERSION"), "15\n");

        var refused = assertThrows(IOException.class, () -> start().close());

        assertTrue(String.valueOf(refused.getMessage()).contains("made by PostgreSQL 15"), refused.getMessage());
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.start(PostgresBinaries.unpackedIn(UserCache.folder()), new EmbeddedPostgres.Settings(
                folder.resolve("data"), folder.resolve("postgres.log"), Ports.free(), Secret.of("pa ss'word"), true));
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        assertTrue(new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor(10, TimeUnit.SECONDS));
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return "1".equals(ask(postgres, "select 1"));
        } catch (SQLException _) {
            return false;
        }
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.settings().url("postgres"), EmbeddedPostgres.USER,
                postgres.settings().password().reveal()); var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(EmbeddedPostgres postgres, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.settings().url("postgres"), EmbeddedPostgres.USER,
                postgres.settings().password().reveal());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
