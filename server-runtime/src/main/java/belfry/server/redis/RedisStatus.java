package belfry.server.redis;

import java.time.Instant;

/** How Redis is doing. */
public sealed interface RedisStatus {
    /**
     * It answers.
     *
     * @param evictionPolicy what it does when its memory is full; anything but {@code noeviction} may drop sessions
     * @param persistent whether it keeps its keys over a restart
     */
    record Up(String version, String evictionPolicy, boolean persistent, long usedBytes) implements RedisStatus {}

    record Away(Instant since, String reason) implements RedisStatus {}

    /** The operator wants none. */
    record Off() implements RedisStatus {}
}
