package belfry.server.config;

import belfry.core.secret.Secret;

/**
 * How to reach PostgreSQL.
 *
 * @param url a JDBC address without user and password in it
 * @param pool how many connections this process may hold
 */
public record DatabaseConfig(String url, String user, Secret password, int pool) {}
