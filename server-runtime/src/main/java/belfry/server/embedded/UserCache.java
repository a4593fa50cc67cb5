package belfry.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder where unpacked programs are kept for this user: never one that others may write to. */
public final class UserCache {
    private static final Logger LOG = LoggerFactory.getLogger(UserCache.class);

    private UserCache() {}

    public static Path folder() throws IOException {
        return ownerOnly(base().resolve("belfry"));
    }

    /** @param otherwise where they are kept for a user without a home of its own, as services and containers have */
    public static Path folder(Path otherwise) throws IOException {
        return folder(base(), otherwise);
    }

    static Path folder(Path base, Path otherwise) throws IOException {
        try {
            var folder = ownerOnly(base.resolve("belfry"));
            if (Files.isWritable(folder)) {
                return folder;
            }
        } catch (IOException e) {
            LOG.info("The cache folder of this user cannot be used ({}); programs are kept in {}", e.getMessage(),
                    otherwise);
        }
        return ownerOnly(otherwise);
    }

    private static Path base() {
        var configured = System.getenv("XDG_CACHE_HOME");
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
    }

    static Path ownerOnly(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }
}
