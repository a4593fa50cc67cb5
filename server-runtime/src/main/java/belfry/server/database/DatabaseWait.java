package belfry.server.database;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Waits for a PostgreSQL that comes late, and says what keeps it. */
public final class DatabaseWait {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private DatabaseWait() {}

    /**
     * Returns when the database answers and its tables are those of this version.
     *
     * @param address what to call it in messages
     * @param report told once for each new reason
     * @param stopped ends the wait
     */
    public static void untilReady(Database database, String address, Consumer<Problem> report,
            BooleanSupplier stopped) throws InterruptedException {
        var pause = Duration.ofMillis(100);
        @Nullable
        String told = null;
        for (var refusal = refusal(database); refusal != null; refusal = refusal(database)) {
            if (stopped.getAsBoolean()) {
                throw new InterruptedException("stopped while waiting for the database");
            }
            var problem = problem(address, refusal);
            if (!problem.code().equals(told)) {
                report.accept(problem);
                told = problem.code();
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        migrate(database, address);
    }

    private static @Nullable SQLException refusal(Database database) {
        try {
            database.listener().close();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private static void migrate(Database database, String address) {
        try {
            database.migrate();
        } catch (FlywayException e) {
            throw new BelfryException(Problem.critical("migration-failed",
                    "The tables in the database at %s could not be brought to this version".formatted(address),
                    String.valueOf(e.getMessage()).lines().limit(6).reduce("", (all, line) -> all + " " + line).strip(),
                    "If an older Belfry runs on this database, stop it first",
                    "Restore the backup made before the upgrade, or report this message"), e);
        }
    }

    /** SQLSTATE classes: https://www.postgresql.org/docs/18/errcodes-appendix.html */
    private static Problem problem(String address, SQLException refusal) {
        var state = refusal.getSQLState() == null ? "" : refusal.getSQLState();
        var cause = reason(refusal);
        if (state.startsWith("28")) {
            return Problem.error("database-login-refused", "PostgreSQL at %s refuses the login".formatted(address),
                    cause, "Correct database.user and database.password; Belfry keeps trying");
        }
        if (state.equals("3D000")) {
            return Problem.error("database-missing", "PostgreSQL at %s has no such database".formatted(address), cause,
                    "Create it there: create database …; Belfry keeps trying");
        }
        if (state.equals("57P03")) {
            return Problem.warning("database-starting", "PostgreSQL at %s is still starting".formatted(address), cause,
                    "Wait; Belfry keeps trying");
        }
        return Problem.error("database-unreachable", "PostgreSQL at %s does not answer".formatted(address), cause,
                "Start it, or correct database.url; Belfry keeps trying and goes on by itself");
    }

    private static String reason(SQLException refusal) {
        // The driver says only "The connection attempt failed" of a name that nobody knows.
        return refusal.getCause() instanceof UnknownHostException unknown
                ? "No machine is known by the name " + unknown.getMessage()
                : String.valueOf(refusal.getMessage());
    }
}
