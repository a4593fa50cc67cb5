package belfry.server.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class DatabaseTest {

    @Test
    void migrationsBuildTheTablesFromEmptyAndDoNothingTheSecondTime() {
        try (var test = TestDatabase.empty()) {
            test.database().migrate();
            test.database().migrate();

            assertEquals(0L, count(test.database(), "select count(*) from post"));
            assertEquals(1L, count(test.database(),
                    "select count(*) from flyway_schema_history where version = '001' and success"));
        }
    }

    @Test
    void nothingOfATransactionStaysWhenItsWorkFails() {
        try (var test = TestDatabase.create()) {
            var database = test.database();

            assertThrows(IllegalStateException.class, () -> database.inTransaction(handle -> {
                handle.execute("insert into workspace (name, zone) values ('Shop', 'UTC')");
                throw new IllegalStateException("the work failed");
            }));

            assertEquals(0L, count(database, "select count(*) from workspace"));
        }
    }

    @Test
    void theTimeIsTheDatabasesAndMovesInsideATransaction() {
        try (var test = TestDatabase.create()) {
            var first = test.database().now();
            var second = test.database().now();

            assertTrue(second.isAfter(first));
            assertTrue(Duration.between(first, Instant.now()).abs().compareTo(Duration.ofMinutes(1)) < 0);
        }
    }

    @Test
    void aTransactionThatStandsStillDoesNotKeepItsRowsForEver() {
        try (var test = TestDatabase.create()) {
            assertEquals("15s", test.database().jdbi().withHandle(handle -> handle
                    .createQuery("show idle_in_transaction_session_timeout").mapTo(String.class).one()));
        }
    }

    @Test
    void aListenerHearsWhatAnotherConnectionTells() throws SQLException {
        try (var test = TestDatabase.create();
                var connection = test.database().listener();
                var statement = connection.createStatement()) {
            statement.execute("listen belfry_event");

            test.database().jdbi()
                    .useHandle(handle -> handle.execute("insert into event (kind, subject_id) values ('x', 'y')"));

            var heard = connection.unwrap(PGConnection.class).getNotifications(10_000);
            assertEquals(1, Arrays.stream(heard).map(PGNotification::getName).filter("belfry_event"::equals).count());
        }
    }

    @Test
    void twoTestDatabasesDoNotSeeEachOther() {
        try (var one = TestDatabase.create(); var other = TestDatabase.create()) {
            one.database().jdbi()
                    .useHandle(handle -> handle.execute("insert into workspace (name, zone) values ('Shop', 'UTC')"));

            assertEquals(1L, count(one.database(), "select count(*) from workspace"));
            assertEquals(0L, count(other.database(), "select count(*) from workspace"));
        }
    }

    private static long count(Database database, String query) {
        return database.jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
