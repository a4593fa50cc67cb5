package belfry.core.publish;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a call that was refused is made again: doubling, spread so that many do not come back at the
 * same moment, and never sooner than the network asked for.
 *
 * @param giveUp how long after its due time a delivery is still tried
 */
public record BackOff(Duration first, Duration longest, Duration giveUp) {
    public static final BackOff USUAL = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofHours(6));
    private static final Duration LONGEST_HINT = Duration.ofDays(1);

    /** @param tries made so far, at least one */
    public Duration after(int tries, Optional<Duration> hint, RandomGenerator random) {
        int doublings = Math.clamp(tries - 1L, 0, 20);
        var grown = first.multipliedBy(1L << doublings);
        var capped = grown.compareTo(longest) > 0 ? longest : grown;
        var asked = hint.filter(wait -> !wait.isNegative()).map(BackOff::bounded).orElse(Duration.ZERO);
        var base = capped.compareTo(asked) > 0 ? capped : asked;
        return base.plusMillis((long) (capped.toMillis() * random.nextDouble() / 4));
    }

    private static Duration bounded(Duration hint) {
        return hint.compareTo(LONGEST_HINT) > 0 ? LONGEST_HINT : hint;
    }
}
