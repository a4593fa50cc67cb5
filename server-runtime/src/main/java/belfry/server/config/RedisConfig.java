package belfry.server.config;

import belfry.core.secret.Secret;

/**
 * How to reach Redis.
 *
 * @param user empty: the default user
 * @param password empty: none
 */
public record RedisConfig(String host, int port, boolean tls, String user, Secret password, int database) {
    /** The address without what must stay secret. */
    public String address() {
        return "%s:%d".formatted(host, port);
    }
}
