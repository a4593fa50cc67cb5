package belfry.server.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of `belfry.toml`; each has an environment variable whose name follows from it. */
enum Key {
    HOME("home"), BIND("bind"), PORT("port"), PUBLIC_URL("publicUrl"), LOG_LEVEL("logLevel"), DATABASE_URL(
            "database.url"), DATABASE_USER("database.user"), DATABASE_PASSWORD("database.password"), DATABASE_POOL(
                    "database.pool"), REDIS_URL("redis.url"), TEMPORAL_MODE("temporal.mode"), TEMPORAL_ADDRESS(
                            "temporal.address"), TEMPORAL_NAMESPACE("temporal.namespace"), TEMPORAL_TLS(
                                    "temporal.tls"), TEMPORAL_API_KEY("temporal.apiKey"), GUARD_ALLOW_PRIVATE_HOSTS(
                                            "guard.allowPrivateHosts"), ORCHESTRATOR_COUNT(
                                                    "orchestrator.count"), ORCHESTRATOR_READINESS_PORT(
                                                            "orchestrator.readinessPort"), SUPERVISOR_LAUNCH_GRACE(
                                                                    "supervisor.launchGrace"), SUPERVISOR_BEAT_LIMIT(
                                                                            "supervisor.beatLimit"), SUPERVISOR_FIRST_PAUSE(
                                                                                    "supervisor.firstPause"), SUPERVISOR_LONGEST_PAUSE(
                                                                                            "supervisor.longestPause"), SUPERVISOR_EARLY_UPTIME(
                                                                                                    "supervisor.earlyUptime"), SUPERVISOR_EARLY_EXITS(
                                                                                                            "supervisor.earlyExits");

    private static final List<Key> SECRET = List.of(DATABASE_URL, DATABASE_PASSWORD, REDIS_URL, TEMPORAL_API_KEY);

    private final String dotted;

    Key(String dotted) {
        this.dotted = dotted;
    }

    String dotted() {
        return dotted;
    }

    String variable() {
        return "BELFRY_" + name();
    }

    /** Whether its value must not be repeated in a message. */
    boolean secret() {
        return SECRET.contains(this);
    }

    static Optional<Key> dotted(String name) {
        return Arrays.stream(values()).filter(key -> key.dotted.equals(name)).findFirst();
    }

    static Optional<Key> variable(String name) {
        return Arrays.stream(values()).filter(key -> key.variable().equals(name)).findFirst();
    }

    /** The key that somebody who wrote this probably meant. */
    static Optional<Key> nearest(String dotted) {
        return Arrays.stream(values()).min(Comparator.comparingInt(key -> distance(key.dotted, dotted)))
                .filter(key -> distance(key.dotted, dotted) <= Math.max(2, dotted.length() / 3));
    }

    private static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var costs = new int[b.length() + 1];
        Arrays.setAll(costs, index -> index);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length()];
    }
}
