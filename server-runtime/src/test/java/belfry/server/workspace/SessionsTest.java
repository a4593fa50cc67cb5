package belfry.server.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.secret.Secret;
import belfry.core.workspace.Role;
import belfry.server.Eventually;
import belfry.server.config.RedisConfig;
import belfry.server.embedded.EmbeddedRedis;
import belfry.server.embedded.Ports;
import belfry.server.embedded.RedisBinary;
import belfry.server.embedded.UserCache;
import belfry.server.redis.RedisLink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with a real Redis that goes away and comes back with all it knew. */
class SessionsTest {
    private static final Secret PASSWORD = Secret.of("only-for-tests");

    @TempDir
    private Path folder;
    private int port;
    private RedisLink link;
    private Office office;

    @BeforeEach
    void open() throws IOException {
        port = Ports.free();
        link = RedisLink.to(new RedisConfig("127.0.0.1", port, false, "", PASSWORD, 0), InstantSource.system());
        office = Office.with(link);
        office.person(office.workspace("Shop"), "ann", Role.EDITOR);
    }

    @AfterEach
    void close() {
        office.close();
        link.close();
    }

    @Test
    void withRedisAwayPostgresKnowsWhoIsSignedInAndWhoSignedOut() throws IOException {
        String stays;
        String leaves;
        try (var _ = redis()) {
            stays = office.login("ann");
            leaves = office.login("ann");
            assertEquals(200, session(stays));
            assertEquals(200, session(leaves));
            assertEquals(2, link.ask(client -> client.keys("belfry:session:*").size()).orElseThrow());
        }

        assertEquals(200, session(stays));
        assertEquals(204, office.send("POST", "/api/v1/logout", leaves, "").statusCode());
        assertEquals(401, session(leaves));

        try (var _ = redis()) {
            assertEquals(2, link.ask(client -> client.keys("belfry:session:*").size()).orElseThrow());
            assertEquals(401, session(leaves));
            assertEquals(200, session(stays));
        }
    }

    @Test
    void aSessionThatBeganWithoutRedisGoesOnWithIt() throws IOException {
        var token = office.login("ann");
        assertEquals(200, session(token));

        try (var _ = redis()) {
            assertEquals(200, session(token));
            assertEquals(1, link.ask(client -> client.keys("belfry:session:*").size()).orElseThrow());
        }
    }

    private int session(String token) throws IOException {
        return office.get("/api/v1/session", token).statusCode();
    }

    private EmbeddedRedis redis() throws IOException {
        var redis = EmbeddedRedis.start(RedisBinary.unpackedIn(UserCache.folder()),
                new EmbeddedRedis.Settings(folder.resolve("data"), folder.resolve("redis.log"), port, PASSWORD));
        Eventually.within(Duration.ofSeconds(60), "Redis is used", () -> link.ask(client -> client.ping()).isPresent());
        return redis;
    }
}
