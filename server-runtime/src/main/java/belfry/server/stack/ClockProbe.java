package belfry.server.stack;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.stack.Reading;
import belfry.server.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/** This machine's clock agrees with the database's, which decides when a post is due. */
final class ClockProbe implements Probe {
    private static final String CODE = "clock-skew";
    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final Database database;
    private final InstantSource clock;

    ClockProbe(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Set<String> codes() {
        return Set.of(CODE);
    }

    @Override
    public Reading read() {
        try {
            var before = clock.instant();
            var theirs = database.now();
            var after = clock.instant();
            var skew = theirs.isBefore(before)
                    ? Duration.between(theirs, before)
                    : theirs.isAfter(after) ? Duration.between(after, theirs) : Duration.ZERO;
            if (skew.compareTo(TOLERATED) <= 0) {
                return Reading.up(null, "At most %d ms apart from the database".formatted(skew.toMillis()));
            }
            return Reading.of(null, "%d ms apart".formatted(skew.toMillis()), List.of(Finding.of("clock",
                    Problem.warning(CODE,
                            "This machine's clock and the database's are %d s apart".formatted(skew.toSeconds()),
                            "One of them is not set by a time server",
                            "Posts go out by the database's clock; set both by NTP (timedatectl set-ntp true)"))
                    .whenSeenAgain()));
        } catch (JdbiException e) {
            return Reading.unknown("The database could not be asked: " + Causes.root(e));
        }
    }
}
