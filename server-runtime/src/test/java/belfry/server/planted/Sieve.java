package belfry.server.planted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for hundreds of words in many megabytes by reading them once. */
final class Sieve {
    private static final int WINDOW = Long.BYTES;
    private static final int BITS = 1 << 20;

    private final Map<Long, List<Word>> byHead = new HashMap<>();
    private final BitSet heads = new BitSet(BITS);

    private record Word(String name, byte[] bytes) {
        boolean standsAt(byte[] text, int start) {
            if (start + bytes.length > text.length) {
                return false;
            }
            for (int i = WINDOW; i < bytes.length; i++) {
                if (text[start + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    Sieve(Map<String, String> words) {
        words.forEach((name, text) -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            long head = 0;
            for (int i = 0; i < WINDOW; i++) {
                head = (head << 8) | (bytes[i] & 0xff);
            }
            byHead.computeIfAbsent(head, _ -> new ArrayList<>()).add(new Word(name, bytes));
            heads.set(bit(head));
        });
    }

    private static int bit(long head) {
        return (int) ((head * 0x9E3779B97F4A7C15L) >>> 44);
    }

    /** The names of the words that stand there. */
    List<String> in(byte[] text) {
        var found = new ArrayList<String>();
        long window = 0;
        for (int i = 0; i < text.length; i++) {
            window = (window << 8) | (text[i] & 0xff);
            if (i >= WINDOW - 1 && heads.get(bit(window))) {
                int start = i - WINDOW + 1;
                byHead.getOrDefault(window, List.of()).stream().filter(word -> word.standsAt(text, start))
                        .forEach(word -> found.add(word.name()));
            }
        }
        return found;
    }
}
