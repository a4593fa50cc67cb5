package belfry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.server.embedded.EmbeddedPostgres;
import belfry.server.embedded.EmbeddedRedis;
import belfry.server.embedded.Ports;
import belfry.server.embedded.PostgresBinaries;
import belfry.server.embedded.RedisBinary;
import belfry.server.embedded.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedTest {
    @TempDir
    private Path home;

    @Test
    void noErrorOfWhatStandsOnThemLeavesPostgresOrRedisRunning() throws Exception {
        var opened = new Opened();
        var redis = ProcessHandle.of(opened.add(redis()).pid().orElseThrow()).orElseThrow();
        var postgres = ProcessHandle.of(opened.add(postgres()).pid().orElseThrow()).orElseThrow();
        opened.add(() -> {
            throw new NoClassDefFoundError("belfry/core/process/Gone");
        });

        opened.close();

        assertFalse(postgres.isAlive());
        assertFalse(redis.isAlive());
        assertFalse(Files.exists(home.resolve("data/postmaster.pid")), "PostgreSQL was not stopped in order");
    }

    @Test
    void whatComesAfterTheStopIsClosedAtOnceAndEndsTheStart() {
        var closed = new ArrayList<String>();
        var opened = new Opened();
        opened.close();

        assertThrows(InterruptedException.class, () -> opened.add(() -> closed.add("late")));

        assertTrue(opened.isClosed());
        assertEquals(List.of("late"), closed);
    }

    private EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.start(PostgresBinaries.unpackedIn(UserCache.folder()), new EmbeddedPostgres.Settings(
                home.resolve("data"), home.resolve("postgres.log"), Ports.free(), Secret.of("secret"), false));
    }

    private EmbeddedRedis redis() throws IOException {
        return EmbeddedRedis.start(RedisBinary.unpackedIn(UserCache.folder()), new EmbeddedRedis.Settings(
                home.resolve("redis"), home.resolve("redis.log"), Ports.free(), Secret.of("secret")));
    }
}
