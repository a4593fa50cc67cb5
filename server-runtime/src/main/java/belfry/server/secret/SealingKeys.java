package belfry.server.secret;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that seal secrets, by version: a file that only its owner can read, outside the database and so outside its
 * dumps. One line each, {@code version base64}. The newest seals; the old ones open what they sealed.
 */
public final class SealingKeys {
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final RandomGenerator random;
    private NavigableMap<Integer, SecretKey> keys;

    private SealingKeys(Path file, RandomGenerator random) {
        this.file = file;
        this.random = random;
        this.keys = new TreeMap<>();
    }

    /** Reads the keys of a home, or makes the first one. */
    public static SealingKeys in(Path folder, RandomGenerator random) {
        var keys = new SealingKeys(folder.resolve("sealing.keys"), random);
        try {
            if (Files.exists(keys.file)) {
                keys.read();
            } else {
                keys.rotate();
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a key; everything that is sealed from now on uses it. */
    public synchronized int rotate() throws IOException {
        var more = new TreeMap<>(keys);
        var version = keys.isEmpty() ? 1 : keys.lastKey() + 1;
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        more.put(version, new SecretKeySpec(bytes, "AES"));
        write(more);
        keys = more;
        return version;
    }

    synchronized int newest() {
        return keys.lastKey();
    }

    synchronized SecretKey key(int version) {
        var key = keys.get(version);
        return key == null ? afresh(version) : key;
    }

    /** Another process of this home may have made a new key meanwhile. */
    private SecretKey afresh(int version) {
        try {
            read();
        } catch (IOException e) {
            throw lost(version, e);
        }
        return Optional.ofNullable(keys.get(version)).orElseThrow(() -> lost(version, null));
    }

    private BelfryException lost(int version, @Nullable IOException cause) {
        return new BelfryException(Problem.critical("sealing-key-lost",
                "A secret in the database was sealed with key %d, which is gone".formatted(version),
                "%s does not hold that key".formatted(file),
                "Put the file back from the backup that belongs to this database",
                "Without it, connect the channels again: their tokens cannot be opened"), cause);
    }

    private void read() throws IOException {
        var found = new TreeMap<Integer, SecretKey>();
        for (var line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            var parts = line.strip().split(" ");
            if (parts.length == 2) {
                found.put(Integer.parseInt(parts[0]), new SecretKeySpec(Base64.getDecoder().decode(parts[1]), "AES"));
            }
        }
        if (found.isEmpty()) {
            throw new IOException("%s holds no key".formatted(file));
        }
        keys = found;
    }

    private void write(NavigableMap<Integer, SecretKey> all) throws IOException {
        var lines = new StringBuilder();
        all.forEach((version, key) -> lines.append(version).append(' ')
                .append(Base64.getEncoder().encodeToString(key.getEncoded())).append('\n'));
        var beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".sealing", ".new", ownerOnly());
        Files.writeString(beside, lines, StandardCharsets.US_ASCII);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private FileAttribute<?>[] ownerOnly() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
