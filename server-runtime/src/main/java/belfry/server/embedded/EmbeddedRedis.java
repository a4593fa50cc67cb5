package belfry.server.embedded;

import belfry.core.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A Redis server on loopback that writes what it knows to disk. */
public final class EmbeddedRedis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int TIMEOUT_MILLIS = 1000;

    /** Where it lives and how it is reached. */
    public record Settings(Path data, Path log, int port, Secret password) {}

    private final Settings settings;
    private final KeptProcess process;

    private EmbeddedRedis(Settings settings, KeptProcess process) {
        this.settings = settings;
        this.process = process;
    }

    public static EmbeddedRedis start(RedisBinary binary, Settings settings) throws IOException {
        UserCache.ownerOnly(settings.data());
        var configuration = settings.data().resolve("redis.conf");
        Files.writeString(configuration, configuration(settings), StandardCharsets.UTF_8);
        if (configuration.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));
        }
        return new EmbeddedRedis(settings,
                KeptProcess.start(new Server(binary, settings, configuration), START_LIMIT));
    }

    /** Ends a Redis that a killed predecessor left running on this port; leaves a stranger's alone. */
    public static void stopLeftOver(int port, Secret password) {
        if (Ports.isFree(port) || !answers(port, password)) {
            return;
        }
        LOG.warn("A Redis on port {} was left running by a server that was killed; it is stopped first", port);
        try (var redis = connection(port, password)) {
            redis.shutdown();
        } catch (JedisException e) {
            LOG.debug("Redis closed the connection while it stopped: {}", e.getMessage());
        }
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!Ports.isFree(port) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    public Settings settings() {
        return settings;
    }

    public OptionalLong pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }

    private static boolean answers(int port, Secret password) {
        try (var redis = connection(port, password)) {
            return "PONG".equals(redis.ping());
        } catch (JedisException _) {
            return false;
        }
    }

    private static Jedis connection(int port, Secret password) {
        return new Jedis(new HostAndPort("127.0.0.1", port), DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(TIMEOUT_MILLIS).socketTimeoutMillis(TIMEOUT_MILLIS)
                .password(password.reveal()).autoNegotiateProtocol(false).build());
    }

    /** A full memory refuses new keys rather than dropping sessions in silence; PostgreSQL then keeps them. */
    private static String configuration(Settings settings) {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                appendonly yes
                appendfsync everysec
                save ""
                maxmemory 64mb
                maxmemory-policy noeviction
                daemonize no
                loglevel warning
                tcp-backlog 64
                """.formatted(settings.port(), settings.password().reveal(),
                settings.data().toAbsolutePath().toString().replace("\\", "/"));
    }

    private record Server(RedisBinary binary, Settings settings, Path configuration) implements KeptProcess.Recipe {

        @Override
        public String name() {
            return "Redis";
        }

        @Override
        public List<String> command() {
            return List.of(binary.program().toString(), configuration.toString());
        }

        @Override
        public Path log() {
            return settings.log();
        }

        @Override
        public boolean ready() {
            return answers(settings.port(), settings.password());
        }
    }
}
