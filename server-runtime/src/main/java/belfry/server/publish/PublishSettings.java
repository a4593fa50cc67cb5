package belfry.server.publish;

import belfry.core.publish.BackOff;
import java.time.Duration;
import java.util.function.Function;
import belfry.core.publish.SettleTimes;

/**
 * How publishing is timed.
 *
 * @param lease how long a claim lasts without a sign of life
 * @param longestCall no commit call lasts longer; well below the lease
 * @param prepareAhead how long before its due time a delivery is made ready
 */
public record PublishSettings(Duration lease, Duration longestCall, Duration prepareAhead, BackOff backOff,
        Function<String, SettleTimes> settleTimes) {
    public static final PublishSettings USUAL = new PublishSettings(Duration.ofSeconds(120), Duration.ofSeconds(60),
            Duration.ofMinutes(10), BackOff.USUAL, SettleTimes::of);

    public PublishSettings {
        if (longestCall.multipliedBy(3).compareTo(lease.multipliedBy(2)) > 0) {
            throw new IllegalArgumentException(
                    "a call of %s is too long for a claim of %s".formatted(longestCall, lease));
        }
    }
}
