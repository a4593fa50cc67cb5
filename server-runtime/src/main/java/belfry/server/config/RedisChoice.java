package belfry.server.config;

/** Which Redis keeps the cache and the sessions. */
public sealed interface RedisChoice {
    /** The server brings its own along. */
    record Embedded() implements RedisChoice {}

    record Configured(RedisConfig config) implements RedisChoice {}

    /** None: everything is kept in PostgreSQL. */
    record Off() implements RedisChoice {}
}
