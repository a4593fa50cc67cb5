package belfry.core.network.bluesky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RecordKeyTest {
    private static final Instant TIME = Instant.parse("2026-11-24T09:30:00.123Z");
    private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";

    @Test
    void theSamePostAlwaysHasTheSameKey() {
        assertEquals(RecordKey.of("post-1", TIME), RecordKey.of("post-1", TIME));
        assertNotEquals(RecordKey.of("post-1", TIME), RecordKey.of("post-2", TIME));
        assertNotEquals(RecordKey.of("post-1", TIME), RecordKey.of("post-1", TIME.plusSeconds(1)));
    }

    @Test
    void theKeyIsATidThatCarriesTheTimeToTheSecond() {
        var key = RecordKey.of("post-1", TIME);

        assertTrue(key.matches("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}"), key);
        var carried = Instant.ofEpochMilli((value(key) >>> 10) / 1000);
        assertTrue(Duration.between(TIME, carried).abs().compareTo(Duration.ofSeconds(1)) <= 0, carried.toString());
    }

    @Test
    void tenThousandPostsOfOneSecondHaveTenThousandKeys() {
        var keys = new HashSet<String>();
        for (int post = 0; post < 10_000; post++) {
            keys.add(RecordKey.of("post-" + post, TIME));
        }
        assertEquals(10_000, keys.size());
    }

    private static long value(String key) {
        long value = 0;
        for (var character : key.toCharArray()) {
            value = value << 5 | ALPHABET.indexOf(character);
        }
        return value;
    }
}
