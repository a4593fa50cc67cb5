package belfry.server.stack;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.stack.Reading;
import belfry.server.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/** PostgreSQL answers, soon, in a version we know, with our tables as they must be. */
final class PostgresProbe implements Probe {
    static final String AWAY = "postgres-away";
    private static final String SLOW = "postgres-slow";
    private static final String OLD = "postgres-too-old";
    private static final String MIGRATION = "migration-failed";
    private static final Duration SLUGGISH = Duration.ofMillis(250);
    private static final int OLDEST = 18;

    private final StackTable table;

    PostgresProbe(Database database) {
        this.table = new StackTable(database);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Set<String> codes() {
        return Set.of(AWAY, SLOW, OLD, MIGRATION);
    }

    @Override
    public boolean lamp() {
        return true;
    }

    @Override
    public Reading read() {
        var began = System.nanoTime();
        try {
            var server = table.server();
            return judged(server, Duration.ofNanos(System.nanoTime() - began));
        } catch (JdbiException e) {
            return Reading.down(Finding.of("postgres", Problem.critical(AWAY, "PostgreSQL does not answer",
                    Causes.root(e), "Start PostgreSQL or its machine; Belfry connects again by itself",
                    "Check database.url and that this machine may connect to it")));
        }
    }

    private static Reading judged(StackTable.Server server, Duration took) {
        var findings = new ArrayList<Finding>();
        if (took.compareTo(SLUGGISH) > 0) {
            findings.add(Finding.of("postgres", Problem.warning(SLOW,
                    "PostgreSQL needs %d ms for the smallest question".formatted(took.toMillis()),
                    "It is overloaded, or far away", "Look at its load and at the network between")).whenSeenAgain());
        }
        if (server.version() / 10_000 < OLDEST) {
            findings.add(Finding.of("postgres", Problem.error(OLD,
                    "PostgreSQL %d is too old".formatted(server.version() / 10_000),
                    "Belfry needs %d or newer for its time-ordered ids".formatted(OLDEST), "Upgrade PostgreSQL")));
        }
        if (server.failedMigrations() > 0) {
            findings.add(Finding.of("postgres", Problem.critical(MIGRATION,
                    "%d migrations of the tables failed".formatted(server.failedMigrations()),
                    "The tables are not in the form that this version needs",
                    "Read the server's log of its last start; restore a backup if in doubt")));
        }
        return Reading.of(took.toMillis(), "PostgreSQL %d.%d, tables at version %s".formatted(
                server.version() / 10_000, server.version() % 10_000, server.schema()), findings);
    }
}
