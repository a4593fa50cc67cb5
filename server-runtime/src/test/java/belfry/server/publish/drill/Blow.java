package belfry.server.publish.drill;

import belfry.server.publish.CrashPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** What happens to an installation while a wave of posts goes out. */
interface Blow {
    /** Before the posts are written. */
    default void prepare(Installation belfry, String run, RandomGenerator random) throws IOException {}

    /** While they are due; returns when it has fallen. False: it found nothing to hit. */
    boolean fall(Installation belfry, Instant dueAt, RandomGenerator random) throws IOException;

    /** Whether the posts carry a picture, which has to be prepared. */
    default boolean pictures() {
        return false;
    }

    /** Kills the orchestrator inside the ledger's protocol, at one of the first passages of a point. */
    record AtPoint(CrashPoints.Point point, int most) implements Blow {
        private static final Duration PATIENCE = Duration.ofSeconds(90);

        @Override
        public void prepare(Installation belfry, String run, RandomGenerator random) throws IOException {
            Files.writeString(belfry.crashFile(),
                    new ArmedCrash.Order(run, point, 1 + random.nextInt(most)).text());
        }

        @Override
        public boolean fall(Installation belfry, Instant dueAt, RandomGenerator random) throws IOException {
            var deadline = dueAt.plus(PATIENCE);
            while (Files.exists(belfry.crashFile())) {
                if (Instant.now().isAfter(deadline)) {
                    return !Files.deleteIfExists(belfry.crashFile());
                }
                LockSupport.parkNanos(5_000_000);
            }
            return true;
        }

        @Override
        public boolean pictures() {
            return point == CrashPoints.Point.PREPARED;
        }
    }

    /** At any moment from shortly before the due time on. */
    record AtAnyMoment(Strike strike) implements Blow {
        /** Claims are made up to a second ahead. */
        private static final Duration EARLIER = Duration.ofMillis(1100);
        private static final int WITHIN_MILLIS = 1700;

        @Override
        public boolean fall(Installation belfry, Instant dueAt, RandomGenerator random) throws IOException {
            var at = dueAt.minus(EARLIER).plusMillis(random.nextInt(WITHIN_MILLIS));
            for (var now = Instant.now(); now.isBefore(at); now = Instant.now()) {
                LockSupport.parkNanos(Duration.between(now, at).toNanos());
            }
            return strike.at(belfry);
        }
    }

    /** Hits something now. */
    interface Strike {
        boolean at(Installation belfry) throws IOException;
    }
}
