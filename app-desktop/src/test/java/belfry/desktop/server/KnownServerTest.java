package belfry.desktop.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownServerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void anAddressIsReadAsPeopleTypeIt() {
        assertEquals("https://belfry.example.org/", String.valueOf(KnownServer.parse("belfry.example.org")));
        assertEquals("http://127.0.0.1:8420/", String.valueOf(KnownServer.parse("127.0.0.1")));
        assertEquals("http://localhost:9000/", String.valueOf(KnownServer.parse(" localhost:9000 ")));
        assertEquals("https://belfry.example.org/team", String.valueOf(KnownServer.parse(
                "https://belfry.example.org/team")));
        assertNull(KnownServer.parse("my server"));
        assertNull(KnownServer.parse(""));
        assertNull(KnownServer.parse("ftp://belfry.example.org"));
    }

    @Test
    void theAdminTokenIsForThisMachineOnly() {
        assertTrue(loopback("http://127.0.0.1:8420"));
        assertTrue(loopback("http://localhost:8420"));
        assertFalse(loopback("https://127.0.0.1.example.org"));
        assertFalse(loopback("https://belfry.example.org"));
    }

    private static boolean loopback(String address) {
        var url = KnownServer.parse(address);
        return url != null && KnownServer.loopback(url);
    }

    @Test
    void aLoginIsKeptInAFileThatOnlyItsOwnerReads() throws Exception {
        var file = folder.resolve("deep/logins.json");
        var store = SecretStores.inFile(file);

        store.write("anna@https://one", Secret.of("token-1"));
        store.write("anna@https://two", Secret.of("token-2"));
        store.forget("anna@https://one");

        assertEquals(Optional.of(Secret.of("token-2")), SecretStores.inFile(file).read("anna@https://two"));
        assertEquals(Optional.empty(), store.read("anna@https://one"));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void theAdminTokenIsReadAnewAfterARefusal() throws IOException {
        var file = folder.resolve("admin-token");
        Files.writeString(file, "one\n");
        var credentials = new AdminTokenFile(file);
        var first = credentials.token();
        assertEquals(Optional.of(Secret.of("one")), first);
        assertFalse(credentials.renew(first));

        Files.writeString(file, "two\n");

        assertTrue(credentials.renew(first));
        assertEquals(Optional.of(Secret.of("two")), credentials.token());
    }
}
