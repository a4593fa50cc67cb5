package belfry.server.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The variables by which a child process reads the same configuration, with the services that the server started for
 * it. Only the same user can read the environment of a process.
 */
public final class ChildEnvironment {
    private ChildEnvironment() {}

    public static Map<String, String> of(ServerConfig config) {
        var variables = new LinkedHashMap<String, String>();
        put(variables, Key.HOME, config.home());
        put(variables, Key.BIND, config.bind());
        put(variables, Key.PORT, config.port());
        put(variables, Key.PUBLIC_URL, config.publicUrl());
        put(variables, Key.LOG_LEVEL, config.logLevel());
        put(variables, Key.DATABASE_POOL, config.databasePool());
        config.database().ifPresent(database -> {
            put(variables, Key.DATABASE_URL, database.url());
            put(variables, Key.DATABASE_USER, database.user());
            put(variables, Key.DATABASE_PASSWORD, database.password().reveal());
        });
        redis(config.redis(), variables);
        temporal(config.temporal(), variables);
        config.networks().forEach((id, uri) -> variables.put(Environment.networkVariable(id), uri.toString()));
        put(variables, Key.GUARD_ALLOW_PRIVATE_HOSTS, String.join(",", new TreeSet<>(config.allowPrivateHosts())));
        put(variables, Key.ORCHESTRATOR_COUNT, config.orchestrator().count());
        put(variables, Key.ORCHESTRATOR_READINESS_PORT, config.orchestrator().readinessPort());
        supervisor(config.supervisor(), variables);
        return Map.copyOf(variables);
    }

    private static void redis(RedisChoice choice, Map<String, String> variables) {
        put(variables, Key.REDIS_URL, switch (choice) {
            case RedisChoice.Embedded() -> "";
            case RedisChoice.Off() -> "off";
            case RedisChoice.Configured(var redis) -> Addresses.redisUrl(redis);
        });
    }

    private static void temporal(TemporalConfig temporal, Map<String, String> variables) {
        put(variables, Key.TEMPORAL_MODE, temporal.mode());
        put(variables, Key.TEMPORAL_ADDRESS, temporal.address());
        put(variables, Key.TEMPORAL_NAMESPACE, temporal.namespace());
        put(variables, Key.TEMPORAL_TLS, temporal.tls());
        put(variables, Key.TEMPORAL_API_KEY, temporal.apiKey().reveal());
    }

    private static void supervisor(SupervisorConfig supervisor, Map<String, String> variables) {
        put(variables, Key.SUPERVISOR_LAUNCH_GRACE, supervisor.launchGrace());
        put(variables, Key.SUPERVISOR_BEAT_LIMIT, supervisor.beatLimit());
        put(variables, Key.SUPERVISOR_FIRST_PAUSE, supervisor.firstPause());
        put(variables, Key.SUPERVISOR_LONGEST_PAUSE, supervisor.longestPause());
        put(variables, Key.SUPERVISOR_EARLY_UPTIME, supervisor.earlyUptime());
        put(variables, Key.SUPERVISOR_EARLY_EXITS, supervisor.earlyExits());
    }

    private static void put(Map<String, String> variables, Key key, Object value) {
        variables.put(key.variable(), value.toString());
    }
}
