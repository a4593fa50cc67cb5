package belfry.server.redis;

import belfry.server.config.RedisConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** The way to Redis. Nothing here throws when Redis is away; it comes back by itself. */
public final class RedisLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final int TIMEOUT_MILLIS = 500;
    /** So long nobody waits for a Redis that did not answer a moment ago. */
    private static final Duration REST = Duration.ofSeconds(1);
    /** Answers by which Redis says that it cannot serve now, as opposed to answers about a wrong command. */
    private static final List<String> NOT_NOW = List.of("LOADING", "NOAUTH", "WRONGPASS", "MISCONF", "OOM", "READONLY",
            "NOPERM", "MASTERDOWN", "ERR max number of clients");

    private record Absence(Instant since, Instant askAgainAt, String reason) {}

    private final @Nullable RedisClient client;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Absence> absence = new AtomicReference<>();

    private RedisLink(@Nullable RedisClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Does not connect yet. */
    public static RedisLink to(RedisConfig config, InstantSource clock) {
        var settings = DefaultJedisClientConfig.builder().connectionTimeoutMillis(TIMEOUT_MILLIS)
                .socketTimeoutMillis(TIMEOUT_MILLIS).database(config.database()).ssl(config.tls()).clientName("belfry");
        if (!config.user().isEmpty()) {
            settings.user(config.user());
        }
        if (!config.password().isEmpty()) {
            settings.password(config.password().reveal());
        }
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(8);
        pool.setMinIdle(0);
        pool.setMaxWait(Duration.ofMillis(TIMEOUT_MILLIS));
        pool.setJmxEnabled(false);
        return new RedisLink(RedisClient.builder().hostAndPort(config.host(), config.port())
                .clientConfig(settings.build()).poolConfig(pool).build(), clock);
    }

    /** For an installation without Redis: always away. */
    public static RedisLink off(InstantSource clock) {
        return new RedisLink(null, clock);
    }

    /** The answer of the command; empty means that Redis is away, never that the key is missing. */
    public <T> Optional<T> ask(Function<RedisClient, T> command) {
        var redis = client;
        var away = absence.get();
        if (redis == null || (away != null && clock.instant().isBefore(away.askAgainAt()))) {
            return Optional.empty();
        }
        try {
            var answer = command.apply(redis);
            back();
            return Optional.of(answer);
        } catch (JedisDataException e) {
            var said = String.valueOf(e.getMessage());
            if (NOT_NOW.stream().noneMatch(said::startsWith)) {
                throw e;
            }
            gone(said);
        } catch (JedisException e) {
            gone(reason(e));
        }
        return Optional.empty();
    }

    /** Whether Redis took the command. */
    public boolean tell(Consumer<RedisClient> command) {
        return ask(redis -> {
            command.accept(redis);
            return true;
        }).orElse(false);
    }

    /** The value of a key; empty when there is none and also when Redis is away. */
    public Optional<String> get(String key) {
        return ask(redis -> Optional.ofNullable(redis.get(key))).flatMap(Function.identity());
    }

    /** Asks Redis now, or says since when it has been away. */
    public RedisStatus status() {
        if (client == null) {
            return new RedisStatus.Off();
        }
        return ask(redis -> facts(redis.info())).<RedisStatus>map(facts -> new RedisStatus.Up(
                facts.getOrDefault("redis_version", "unknown"), facts.getOrDefault("maxmemory_policy", "unknown"),
                "1".equals(facts.get("aof_enabled")), Long.parseLong(facts.getOrDefault("used_memory", "0"))))
                .orElseGet(() -> {
                    var away = absence.get();
                    return away == null
                            ? new RedisStatus.Away(clock.instant(), "not asked yet")
                            : new RedisStatus.Away(away.since(), away.reason());
                });
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    private void back() {
        var away = absence.getAndSet(null);
        if (away != null) {
            LOG.info("Redis answers again; it was away since {}", away.since());
        }
    }

    private void gone(String reason) {
        var now = clock.instant();
        var before = absence.getAndUpdate(
                away -> new Absence(away == null ? now : away.since(), now.plus(REST), reason));
        if (before == null) {
            LOG.warn("Redis is away: {}; sessions and caches use PostgreSQL until it is back", reason);
        }
    }

    private static String reason(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static Map<String, String> facts(String info) {
        return Arrays.stream(info.split("\r?\n")).map(line -> line.split(":", 2)).filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, _) -> first));
    }
}
