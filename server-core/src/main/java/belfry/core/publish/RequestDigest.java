package belfry.core.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Names what a commit sends, so that a repeat can be told from something else; it gives nothing of it away. */
public final class RequestDigest {
    private RequestDigest() {}

    public static byte[] of(String idempotencyKey, String text, List<UUID> media, Map<String, String> settings) {
        var digest = sha256();
        add(digest, idempotencyKey);
        add(digest, text);
        media.forEach(id -> add(digest, id.toString()));
        new TreeMap<>(settings).forEach((key, value) -> {
            add(digest, key);
            add(digest, value);
        });
        return digest.digest();
    }

    private static void add(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >>> 24));
        digest.update((byte) (bytes.length >>> 16));
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
