package belfry.desktop.server;

import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A file that only its owner can read, where the desktop has no key store.
 *
 * @see ProtectedText what is done to each value before it is written
 */
final class OwnerFileStore implements SecretStore {
    private final Path file;
    private final ProtectedText protection;

    OwnerFileStore(Path file, ProtectedText protection) {
        this.file = file;
        this.protection = protection;
    }

    @Override
    public Optional<Secret> read(String account) throws IOException, InterruptedException {
        var kept = all().get(account);
        return kept == null ? Optional.empty() : Optional.of(Secret.of(protection.open(kept)));
    }

    @Override
    public void write(String account, Secret secret) throws IOException, InterruptedException {
        var kept = protection.protect(secret.reveal());
        change(all -> {
            all.put(account, kept);
            return all;
        });
    }

    @Override
    public void forget(String account) throws IOException {
        change(all -> {
            all.remove(account);
            return all;
        });
    }

    private Map<String, String> all() throws IOException {
        try {
            return Wire.json().readValue(Files.readString(file), new TypeReference<TreeMap<String, String>>() {});
        } catch (NoSuchFileException e) {
            return new TreeMap<>();
        }
    }

    private void change(UnaryOperator<Map<String, String>> edit) throws IOException {
        var changed = edit.apply(all());
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        var fresh = ownerOnly(folder);
        Files.writeString(fresh, Wire.json().writeValueAsString(changed));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path ownerOnly(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return Files.createTempFile(folder, "logins", ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.createTempFile(folder, "logins", ".new");
    }

    @Override
    public String place() {
        return "a file that only you can read";
    }
}
