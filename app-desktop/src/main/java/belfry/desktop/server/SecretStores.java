package belfry.desktop.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Finds the best place for logins that this machine has. */
public final class SecretStores {
    private SecretStores() {}

    /** The key store of the operating system when it can be reached, else a file in the folder. Blocks. */
    public static SecretStore best(String system, Path folder) throws InterruptedException {
        var file = folder.resolve("logins.json");
        var name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac") && Files.isExecutable(Path.of("/usr/bin/security"))) {
            return new KeychainStore();
        }
        if (name.contains("win")) {
            return new OwnerFileStore(file, ProtectedText.byWindows());
        }
        return KeyringStore.reachable() ? new KeyringStore() : inFile(file);
    }

    /** A file that only its owner can read. */
    public static SecretStore inFile(Path file) {
        return new OwnerFileStore(file, ProtectedText.byFileRights());
    }
}
