package belfry.core.publish;

import java.time.Duration;
import java.util.Map;

/**
 * How long networks take and remember. Sources: the networks' documentation where it says so (Mastodon keeps an
 * Idempotency-Key for one hour, Discord a nonce for "the past few minutes"); the rest is observed and cautious.
 *
 * @param settle a listing shows a post at the latest so long after it was sent
 * @param keyLives a repeat under the same key is recognised so long
 * @param pause before the first look at a network that answers exactly
 */
public record SettleTimes(Duration settle, Duration keyLives, Duration pause) {
    private static final SettleTimes USUAL = new SettleTimes(Duration.ofSeconds(60), Duration.ofDays(3650),
            Duration.ofSeconds(2));
    private static final Map<String, Duration> SETTLE = Map.of("x", Duration.ofSeconds(30), "facebook",
            Duration.ofSeconds(30), "reddit", Duration.ofMinutes(10), "telegram", Duration.ofSeconds(60));
    private static final Map<String, Duration> KEYS = Map.of("mastodon", Duration.ofMinutes(55), "discord",
            Duration.ofMinutes(2));

    public static SettleTimes of(String network) {
        return new SettleTimes(SETTLE.getOrDefault(network, USUAL.settle()),
                KEYS.getOrDefault(network, USUAL.keyLives()), USUAL.pause());
    }
}
