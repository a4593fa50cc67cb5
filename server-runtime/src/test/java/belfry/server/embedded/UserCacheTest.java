package belfry.server.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {
    @TempDir
    private Path folder;

    @Test
    void programsAreKeptInTheCacheOfTheUser() throws IOException {
        assertEquals(folder.resolve("cache/belfry"),
                UserCache.folder(folder.resolve("cache"), folder.resolve("programs")));
    }

    @Test
    void aUserWithoutACacheKeepsThemInTheHomeOfTheInstallation() throws IOException {
        var file = Files.createFile(folder.resolve("no-folder"));

        var kept = UserCache.folder(file.resolve(".cache"), folder.resolve("programs"));

        assertEquals(folder.resolve("programs"), kept);
        assertTrue(Files.isDirectory(kept));
    }
}
