package belfry.server.secret;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets for the database with AES-256-GCM, bound to table, row, column and key version: a sealed value that is
 * altered, or copied to another place, does not open. Form: {@code v}, key version (4 bytes), nonce (12), text and tag.
 */
public final class Sealer {
    private static final byte MARK = 'v';
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + Integer.BYTES + NONCE_BYTES;

    private final SealingKeys keys;
    private final RandomGenerator random;

    /** @param random must be a {@code SecureRandom} outside of tests: a nonce used twice opens the seal */
    public Sealer(SealingKeys keys, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
    }

    public byte[] seal(Secret secret, String table, UUID row, String column) {
        return seal(secret, new Place(table, row, column));
    }

    public byte[] seal(Secret secret, Place place) {
        var version = keys.newest();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, version, nonce, place)
                    .doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(HEAD + sealed.length).put(MARK).putInt(version).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing in this Java", e);
        }
    }

    /** @throws BelfryException when the value was altered, moved, or its key is gone */
    public Secret open(byte[] sealed, String table, UUID row, String column) {
        return open(sealed, new Place(table, row, column));
    }

    public Secret open(byte[] sealed, Place place) {
        var version = version(sealed, place);
        var nonce = Arrays.copyOfRange(sealed, HEAD - NONCE_BYTES, HEAD);
        try {
            var clear = cipher(Cipher.DECRYPT_MODE, version, nonce, place).doFinal(sealed, HEAD, sealed.length - HEAD);
            return Secret.of(new String(clear, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw broken(place, e);
        }
    }

    /** Whether it was sealed with a key older than the newest. */
    public boolean outdated(byte[] sealed, Place place) {
        return version(sealed, place) != keys.newest();
    }

    private Cipher cipher(int mode, int version, byte[] nonce, Place place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.key(version), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.boundTo(version));
        return cipher;
    }

    private static int version(byte[] sealed, Place place) {
        if (sealed.length < HEAD + TAG_BITS / 8 || sealed[0] != MARK) {
            throw broken(place, null);
        }
        return ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }

    private static BelfryException broken(Place place, @Nullable Exception cause) {
        return new BelfryException(Problem.critical("secret-does-not-open",
                "The secret in %s.%s of %s does not open".formatted(place.table(), place.column(), place.row()),
                "It was altered, copied from another row, or sealed with the keys of another installation",
                "Restore the row, or the keys folder, from a backup", "Or connect the channel again"), cause);
    }
}
