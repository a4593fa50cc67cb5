package belfry.server.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of `belfry.toml`; each has an environment variable whose name follows from it. */
enum Key {
    HOME("home", "folder of the installation; default ~/.belfry"),
    BIND("bind", "address to listen on; default 127.0.0.1"),
    PORT("port", "port of the API; default 8420"),
    PUBLIC_URL("publicUrl", "address under which others reach the server"),
    LOG_LEVEL("logLevel", "error, warn, info or debug; default info"),
    DATABASE_URL("database.url", "postgres://user:password@host:5432/name; default: its own"),
    DATABASE_USER("database.user", "when it is not in the address"),
    DATABASE_PASSWORD("database.password", "when it is not in the address"),
    DATABASE_POOL("database.pool", "connections of each process; default 8"),
    REDIS_URL("redis.url", "redis://:password@host:6379/0, or off; default: its own"),
    TEMPORAL_MODE("temporal.mode", "auto, address, binary, embedded or off; default auto"),
    TEMPORAL_ADDRESS("temporal.address", "host:port of a Temporal server"),
    TEMPORAL_NAMESPACE("temporal.namespace", "default: default"),
    TEMPORAL_TLS("temporal.tls", "true or false; default: true with an API key"),
    TEMPORAL_API_KEY("temporal.apiKey", "for Temporal Cloud"),
    GUARD_ALLOW_PRIVATE_HOSTS("guard.allowPrivateHosts", "host:port of private machines that may be called"),
    ORCHESTRATOR_COUNT("orchestrator.count", "how many the server starts; default 1"),
    ORCHESTRATOR_READINESS_PORT("orchestrator.readinessPort", "of the first of them; default 0, any free one"),
    SUPERVISOR_LAUNCH_GRACE("supervisor.launchGrace", "how long a process may take to be ready; default 60s"),
    SUPERVISOR_BEAT_LIMIT("supervisor.beatLimit", "how long it may be silent; default 15s"),
    SUPERVISOR_FIRST_PAUSE("supervisor.firstPause", "before the first restart; default 200ms"),
    SUPERVISOR_LONGEST_PAUSE("supervisor.longestPause", "between restarts; default 30s"),
    SUPERVISOR_EARLY_UPTIME("supervisor.earlyUptime", "an exit before it is an early one; default 10s"),
    SUPERVISOR_EARLY_EXITS("supervisor.earlyExits", "so many in a row end the restarts; default 5");

    private static final List<Key> SECRET = List.of(DATABASE_URL, DATABASE_PASSWORD, REDIS_URL, TEMPORAL_API_KEY);

    private final String dotted;
    private final String meaning;

    Key(String dotted, String meaning) {
        this.dotted = dotted;
        this.meaning = meaning;
    }

    String dotted() {
        return dotted;
    }

    /** For people who look for the right setting. */
    String meaning() {
        return meaning;
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
