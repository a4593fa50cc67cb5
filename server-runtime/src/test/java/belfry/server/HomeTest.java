package belfry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void aSecondServerOnOneHomeIsToldWhichProcessHasIt() throws IOException {
        var home = Home.at(folder);

        try (var _ = home.lock()) {
            var refused = assertThrows(BelfryException.class, home::lock);

            assertEquals("home-in-use", refused.problem().code());
            assertTrue(refused.problem().summary().contains("process " + ProcessHandle.current().pid()));
        }

        try (var _ = home.lock()) {
            assertTrue(Files.exists(HomeLock.note(folder)));
        }
        assertFalse(Files.exists(HomeLock.note(folder)));
    }

    @Test
    void aNoteLeftByAKilledServerDoesNotKeepTheNextOneOut() throws IOException {
        var home = Home.at(folder);
        Files.writeString(HomeLock.note(folder), "999999\n");

        try (var _ = home.lock()) {
            assertEquals(Long.toString(ProcessHandle.current().pid()),
                    Files.readString(HomeLock.note(folder)).strip());
        }
    }

    @Test
    void theAdminTokenIsMadeOnceAndOnlyItsOwnerCanReadIt() throws IOException {
        var token = Home.at(folder.resolve("one")).adminToken();

        assertEquals(token, Home.at(folder.resolve("one")).adminToken());
        assertNotEquals(token, Home.at(folder.resolve("other")).adminToken());
        assertEquals("rw-------", PosixFilePermissions
                .toString(Files.getPosixFilePermissions(folder.resolve("one").resolve("admin-token"))));
        assertEquals("rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("one"))));
    }

    @Test
    void passwordsAndPortsAreRememberedInAFileThatOnlyItsOwnerCanRead() throws IOException {
        var password = Home.at(folder).remembered().password("postgres");
        Home.at(folder).remembered().rememberPort("postgres", 5433);

        var again = Home.at(folder).remembered();
        assertEquals(password, again.password("postgres"));
        assertNotEquals(password, again.password("redis"));
        assertEquals(OptionalInt.of(5433), again.port("postgres"));
        assertEquals(OptionalInt.empty(), again.port("redis"));
        assertEquals("rw-------", PosixFilePermissions
                .toString(Files.getPosixFilePermissions(folder.resolve("embedded.properties"))));
    }

    @Test
    void aHomeThatIsAFileIsAProblemWithARemedy() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "not a folder");

        var refused = assertThrows(BelfryException.class, () -> Home.at(file));

        assertEquals("home-unusable", refused.problem().code());
    }
}
