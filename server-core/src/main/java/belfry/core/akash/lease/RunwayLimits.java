package belfry.core.akash.lease;

import java.time.Duration;

/** When a short runway is worth a word, and when it is an alarm. */
public record RunwayLimits(Duration warn, Duration alarm) {
    /** Somebody tops up by hand and needs days for it. */
    public static final RunwayLimits BY_HAND = new RunwayLimits(Duration.ofDays(7), Duration.ofDays(2));
    /** Console keeps a day or two on purpose: only less than half a day says that it failed. */
    public static final RunwayLimits AUTOMATIC = new RunwayLimits(Duration.ofHours(12), Duration.ofHours(4));
    /** Up to so much Console deposits at once. */
    public static final Duration NEXT_DEPOSIT = Duration.ofDays(2);

    public static RunwayLimits of(Deployment deployment) {
        return deployment.autoTopUp().orElse(false) ? AUTOMATIC : BY_HAND;
    }
}
