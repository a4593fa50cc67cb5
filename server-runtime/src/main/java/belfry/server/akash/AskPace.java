package belfry.server.akash;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When one account is asked for next: each minute, and ever more seldom while there is no answer. */
final class AskPace {
    static final Duration USUAL = Duration.ofSeconds(60);
    static final Duration URGENT = Duration.ofSeconds(20);
    static final Duration SELDOM = Duration.ofMinutes(15);

    private final RandomGenerator random;
    private int failures;
    private Instant next = Instant.MIN;

    AskPace(RandomGenerator random) {
        this.random = random;
    }

    synchronized boolean due(Instant now) {
        return !now.isBefore(next);
    }

    /** @param urgent something may end within minutes */
    synchronized void answered(Instant now, boolean urgent) {
        failures = 0;
        next = now.plus(spread(urgent ? URGENT : USUAL));
    }

    /** @param wanted how long the service asked to be left alone */
    synchronized void failed(Instant now, Optional<Duration> wanted) {
        failures = Math.min(failures + 1, 10);
        var doubled = USUAL.multipliedBy(1L << (failures - 1));
        var wait = doubled.compareTo(SELDOM) > 0 ? SELDOM : doubled;
        next = now.plus(wanted.filter(longer -> longer.compareTo(wait) > 0).orElse(spread(wait)));
    }

    /** Up to a tenth later, so that many installations do not ask at one moment. */
    private Duration spread(Duration wait) {
        return wait.plusMillis(random.nextLong(wait.toMillis() / 10));
    }
}
