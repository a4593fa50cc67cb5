package belfry.server;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder that holds everything one installation keeps on this machine; nobody but its owner can enter it. */
public final class Home {
    private final Path folder;
    private final Remembered remembered;

    private Home(Path folder) {
        this.folder = folder;
        this.remembered = new Remembered(folder.resolve("embedded.properties"));
    }

    /** Makes the folder when it is new. */
    public static Home at(Path folder) {
        try {
            OwnerOnly.folder(folder);
            for (var inside : new String[]{"logs", "keys", "media"}) {
                OwnerOnly.folder(folder.resolve(inside));
            }
            return new Home(folder.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Path configuration() {
        return folder.resolve("belfry.toml");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    /** Keys that seal the secrets in the database. */
    public Path keys() {
        return folder.resolve("keys");
    }

    public Path media() {
        return folder.resolve("media");
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    public Path redis() {
        return folder.resolve("redis");
    }

    /** For a user who has no cache folder. */
    public Path programs() {
        return folder.resolve("programs");
    }

    public Path temporalDatabase() {
        return folder.resolve("temporal.db");
    }

    public Path adminTokenFile() {
        return folder.resolve("admin-token");
    }

    /** What lets the console and the command line of this machine in; made on the first call. */
    public Secret adminToken() {
        try {
            if (!Files.exists(adminTokenFile())) {
                OwnerOnly.write(adminTokenFile(), random(32) + "\n");
            }
            return Secret.of(Files.readString(adminTokenFile()).strip());
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Ports and passwords of the services that the server brings along. */
    public Remembered remembered() {
        return remembered;
    }

    /** Where the running server of a home writes how it is reached. */
    public static Path address(Path folder) {
        return folder.resolve("server.address");
    }

    /** Held while a server runs on this home; a second one is told which process has it. */
    public HomeLock lock() {
        try {
            return HomeLock.take(folder);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Java says only the path of what it could not reach. */
    static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "%s may not write to %s".formatted(System.getProperty("user.name"),
                    denied.getFile());
            case NoSuchFileException missing -> missing.getFile() + " is not there and cannot be made";
            case FileAlreadyExistsException file -> file.getFile() + " is a file where a folder is needed";
            default -> String.valueOf(cause.getMessage());
        };
    }

    static BelfryException unusable(Path folder, IOException cause) {
        return new BelfryException(Problem.error("home-unusable", "The home folder %s cannot be used".formatted(folder),
                reason(cause), "Check that its disk has room and that this user may write there",
                "Choose another folder with --home or BELFRY_HOME"), cause);
    }
}
