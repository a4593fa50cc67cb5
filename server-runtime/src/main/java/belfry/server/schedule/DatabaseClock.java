package belfry.server.schedule;

import belfry.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time by the database's clock, told from this machine's steady counter between measurements. It may lag behind by
 * one round trip, it never runs ahead: nothing is published early.
 */
public final class DatabaseClock implements InstantSource {
    private static final int SAMPLES = 3;

    /** What the database said, and the steady counter when its answer was here. */
    private record Anchor(Instant told, long nanos, Duration roundTrip) {}

    private final Database database;
    private volatile Anchor anchor;

    public DatabaseClock(Database database) {
        this.database = database;
        this.anchor = best();
    }

    /** Follows a database whose clock was set or drifts; call it every few seconds. */
    public void measure() {
        anchor = best();
    }

    @Override
    public Instant instant() {
        var known = anchor;
        return known.told().plusNanos(System.nanoTime() - known.nanos());
    }

    /** By how much this machine's own clock is ahead of the database's; negative when behind. */
    public Duration machineAhead() {
        return Duration.between(instant(), Instant.now());
    }

    private Anchor best() {
        var best = sample();
        for (int i = 1; i < SAMPLES; i++) {
            var next = sample();
            best = next.roundTrip().compareTo(best.roundTrip()) < 0 ? next : best;
        }
        return best;
    }

    private Anchor sample() {
        long asked = System.nanoTime();
        var told = database.now();
        long answered = System.nanoTime();
        return new Anchor(told, answered, Duration.ofNanos(answered - asked));
    }
}
