package belfry.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private long nanos;
    private final Limits limits = new Limits(200, 8, () -> nanos);
    private final Deque<DueItem> onTheirWay = new ArrayDeque<>();

    @Test
    void aSlowNetworkGetsMorePlacesLittleByLittle() {
        assertEquals(25, takeAll());
        passes(Duration.ofMillis(99));
        assertEquals(0, takeAll());
        passes(Duration.ofMillis(1));
        assertEquals(25, takeAll());
        passes(Duration.ofMillis(100));
        assertEquals(50, takeAll());
        passes(Duration.ofMillis(100));
        assertEquals(100, takeAll());
        passes(Duration.ofSeconds(10));
        assertEquals(0, takeAll(), "200 is the most");
    }

    @Test
    void aFastNetworkNeedsNoMoreConnections() {
        takeAll();
        for (int i = 0; i < 10; i++) {
            answer(25);
            assertEquals(25, takeAll());
            passes(Duration.ofMillis(20));
        }

        assertEquals(25, onTheirWay.size());
    }

    @Test
    void aNetworkBeginsWithFewAgainWhenNobodyIsOnTheWay() {
        takeAll();
        passes(Duration.ofMillis(100));
        takeAll();
        answer(onTheirWay.size());

        assertEquals(25, takeAll());
    }

    @Test
    void anotherNetworkHasPlacesOfItsOwn() {
        takeAll();

        assertTrue(limits.take(item("another")));
    }

    /** How many more may go. */
    private int takeAll() {
        int taken = 0;
        for (var next = item("network"); limits.take(next); next = item("network")) {
            onTheirWay.add(next);
            taken++;
        }
        return taken;
    }

    private void answer(int count) {
        for (int i = 0; i < count; i++) {
            limits.giveBack(onTheirWay.remove());
        }
    }

    private void passes(Duration time) {
        nanos += time.toNanos();
    }

    private static DueItem item(String network) {
        return new DueItem(UUID.randomUUID(), Instant.EPOCH, network, UUID.randomUUID());
    }
}
