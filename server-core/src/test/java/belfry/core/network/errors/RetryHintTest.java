package belfry.core.network.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryHintTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

    @Test
    void everyFormThatANetworkUsesIsRead() {
        assertHint(Duration.ofSeconds(90), "Retry-After", "90");
        assertHint(Duration.ofMinutes(2), "Retry-After", "Tue, 24 Nov 2026 09:32:00 GMT");
        assertHint(Duration.ofMinutes(5), "RateLimit-Reset", Long.toString(NOW.plusSeconds(300).getEpochSecond()));
        assertHint(Duration.ofSeconds(30), "RateLimit-Reset", "30");
        assertHint(Duration.ofMinutes(3), "X-RateLimit-Reset", "2026-11-24T09:33:00.000Z");
    }

    @Test
    void whatLiesBehindUsMeansNow() {
        assertHint(Duration.ZERO, "RateLimit-Reset", "1700000000");
        assertHint(Duration.ZERO, "X-RateLimit-Reset", "2020-01-01T00:00:00Z");
    }

    @Test
    void whatCannotBeReadIsNoHint() {
        for (var text : new String[]{"", "soon", "-5", "1e3", "Tue, 99 Nov 2026 09:32:00 GMT"}) {
            assertEquals(Optional.empty(), hint(Map.of("Retry-After", text)), text);
        }
        assertEquals(Optional.empty(), hint(Map.of()));
    }

    @Test
    void theStandardHeaderComesFirst() {
        assertEquals(Optional.of(Duration.ofSeconds(5)), hint(Map.of("Retry-After", "5", "RateLimit-Reset", "60")));
        assertEquals(Optional.of(Duration.ofSeconds(60)), hint(Map.of("Retry-After", "soon", "RateLimit-Reset", "60")));
    }

    private static void assertHint(Duration expected, String header, String value) {
        assertEquals(Optional.of(expected), hint(Map.of(header, value)), value);
    }

    private static Optional<Duration> hint(Map<String, String> headers) {
        return RetryHint.in(name -> Optional.ofNullable(headers.get(name)), NOW);
    }
}
