package belfry.core.network.bluesky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The key under which a post is stored, computed and not asked for, so that a repeat meets the first try: a TID
 * (atproto.com/specs/tid), 53 bits of microseconds and 10 bits of clock id. The microseconds below the second, and the
 * clock id, come from our own key: two posts of the same second never meet.
 */
public final class RecordKey {
    private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final long CLOCK_IDS = 1 << 10;

    private RecordKey() {}

    public static String of(String idempotencyKey, Instant recordTime) {
        var noise = Math.floorMod(ByteBuffer.wrap(digest(idempotencyKey)).getLong(), 1_000_000L * CLOCK_IDS);
        var second = ChronoUnit.MICROS.between(Instant.EPOCH, recordTime.truncatedTo(ChronoUnit.SECONDS));
        var value = (second + noise / CLOCK_IDS) << 10 | noise % CLOCK_IDS;
        var text = new StringBuilder(LENGTH);
        for (int shift = 5 * (LENGTH - 1); shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (value >>> shift & 31)));
        }
        return text.toString();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
