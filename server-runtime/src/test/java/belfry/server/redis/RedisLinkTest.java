package belfry.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.server.Eventually;
import belfry.server.config.RedisConfig;
import belfry.server.embedded.EmbeddedRedis;
import belfry.server.embedded.Ports;
import belfry.server.embedded.RedisBinary;
import belfry.server.embedded.UserCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.exceptions.JedisDataException;

class RedisLinkTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Secret PASSWORD = Secret.of("only-for-tests");
    @TempDir
    private Path folder;
    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        port = Ports.free();
    }

    @Test
    void whileRedisIsAwayEveryCommandSaysSoAndWhenItComesItIsUsed() throws IOException {
        try (var link = link(PASSWORD)) {
            assertEquals(Optional.empty(), link.ask(redis -> redis.ping()));
            assertFalse(link.tell(redis -> redis.set("k", "v")));
            assertEquals(Optional.empty(), link.get("k"));
            assertInstanceOf(RedisStatus.Away.class, link.status());

            try (var _ = start()) {
                Eventually.within(LIMIT, "the link works", () -> link.tell(redis -> redis.set("k", "v")));
                assertEquals(Optional.of("v"), link.get("k"));
                assertEquals(new RedisStatus.Up("6.2.11", "noeviction", true, 1), normal(link.status()));
            }

            assertFalse(link.tell(redis -> redis.set("k", "w")));
            assertInstanceOf(RedisStatus.Away.class, link.status());
        }
    }

    @Test
    void aMissingKeyIsNotTheSameAsARedisThatIsAway() throws IOException {
        try (var _ = start(); var link = link(PASSWORD)) {
            assertEquals(Optional.of(false), link.ask(redis -> redis.exists("nothing")));
            assertEquals(Optional.empty(), link.get("nothing"));
        }
    }

    @Test
    void aKilledRedisIsStartedAgainWithItsKeys() throws Exception {
        try (var redis = start(); var link = link(PASSWORD)) {
            assertTrue(link.tell(client -> client.set("k", "v")));
            var first = redis.pid().orElseThrow();

            new ProcessBuilder("kill", "-9", Long.toString(first)).start().waitFor(10, TimeUnit.SECONDS);

            Eventually.within(LIMIT, "another Redis runs", () -> redis.pid().orElse(first) != first);
            Eventually.within(LIMIT, "the key is back", () -> link.get("k").isPresent());
        }
    }

    @Test
    void withAWrongPasswordRedisCountsAsAwayAndTheReasonIsTold() throws IOException {
        try (var _ = start(); var link = link(Secret.of("wrong"))) {
            assertFalse(link.tell(redis -> redis.set("k", "v")));

            var away = assertInstanceOf(RedisStatus.Away.class, link.status());
            assertTrue(away.reason().contains("WRONGPASS"), away.reason());
        }
    }

    @Test
    void aWrongCommandIsAMistakeOfTheCallerAndNotAnAbsence() throws IOException {
        try (var _ = start(); var link = link(PASSWORD)) {
            assertTrue(link.tell(redis -> redis.set("k", "text")));

            assertThrows(JedisDataException.class, () -> link.tell(redis -> redis.lpush("k", "x")));
            assertInstanceOf(RedisStatus.Up.class, link.status());
        }
    }

    @Test
    void anInstallationWithoutRedisIsNotAskedAtAll() {
        try (var link = RedisLink.off(InstantSource.system())) {
            assertFalse(link.tell(redis -> redis.set("k", "v")));
            assertEquals(new RedisStatus.Off(), link.status());
        }
    }

    @Test
    void aRedisLeftRunningIsStoppedAndAStrangersIsLeftAlone() throws IOException {
        try (var redis = start()) {
            EmbeddedRedis.stopLeftOver(port, Secret.of("of another installation"));
            assertFalse(Ports.isFree(port));
            assertTrue(redis.pid().isPresent());
        }
    }

    private RedisLink link(Secret password) {
        return RedisLink.to(new RedisConfig("127.0.0.1", port, false, "", password, 0), InstantSource.system());
    }

    private EmbeddedRedis start() throws IOException {
        return EmbeddedRedis.start(RedisBinary.unpackedIn(UserCache.folder()),
                new EmbeddedRedis.Settings(folder.resolve("data"), folder.resolve("redis.log"), port, PASSWORD));
    }

    private static RedisStatus normal(RedisStatus status) {
        var up = assertInstanceOf(RedisStatus.Up.class, status);
        assertTrue(up.usedBytes() > 0);
        return new RedisStatus.Up(up.version(), up.evictionPolicy(), up.persistent(), 1);
    }
}
