package belfry.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything an operator can configure, checked.
 *
 * @param publicUrl where people and networks reach this server; by default its loopback address
 * @param database empty: the server brings its own PostgreSQL along
 * @param redis where and whether there is one
 * @param networks base address by network id, where it is not the network's own
 * @param allowPrivateHosts host:port pairs on private networks that outgoing calls may reach
 */
public record ServerConfig(Path home, String bind, int port, URI publicUrl, Optional<DatabaseConfig> database,
        int databasePool, RedisChoice redis, TemporalConfig temporal, Map<String, URI> networks,
        Set<String> allowPrivateHosts, OrchestratorConfig orchestrator, SupervisorConfig supervisor,
        LogLevel logLevel) {

    public ServerConfig {
        networks = Map.copyOf(networks);
        allowPrivateHosts = Set.copyOf(allowPrivateHosts);
    }

    /** The same with another number of orchestrators. */
    public ServerConfig withOrchestrators(int count) {
        return new ServerConfig(home, bind, port, publicUrl, database, databasePool, redis, temporal, networks,
                allowPrivateHosts, new OrchestratorConfig(count, 0), supervisor, logLevel);
    }

    /** The same with the services that were started for it, as its child processes must see them. */
    public ServerConfig on(DatabaseConfig startedDatabase, RedisChoice startedRedis, TemporalConfig startedTemporal) {
        return new ServerConfig(home, bind, port, publicUrl, Optional.of(startedDatabase), databasePool, startedRedis,
                startedTemporal, networks, allowPrivateHosts, orchestrator, supervisor, logLevel);
    }
}
