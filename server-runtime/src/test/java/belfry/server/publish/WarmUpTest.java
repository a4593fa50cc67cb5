package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.server.schedule.DueClock;
import belfry.server.schedule.DueItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final int EACH = DueClock.Settings.USUAL.claimers() + 1;

    private final Semaphore claimed = new Semaphore(0);
    private final Semaphore recorded = new Semaphore(0);
    private final WarmUp warmUp = new WarmUp(() -> NOON, claimed::release, recorded::release);

    @Test
    void whatABusySecondNeedsIsRunOnceForEachOfItsConnectionsAtTheSameTime() throws InterruptedException {
        warmUp.before(due(WarmUp.BUSY, 3));

        assertTrue(claimed.tryAcquire(EACH, 30, TimeUnit.SECONDS));
        assertTrue(recorded.tryAcquire(EACH, 30, TimeUnit.SECONDS));
    }

    @Test
    void aQuietSecondIsNotWarmedUpForHoweverMuchComesLater() {
        var soon = due(WarmUp.BUSY - 1, 3);
        var later = due(1000, 20);

        warmUp.before(Stream.concat(soon.stream(), later.stream()).toList());

        assertEquals(0, claimed.availablePermits());
    }

    @Test
    void postsThatAreHeldBackPastTheirTimeDoNotKeepItWarmingUp() {
        warmUp.before(due(1000, -60));

        assertEquals(0, claimed.availablePermits());
    }

    @Test
    void aDatabaseThatIsAwayIsNoReasonToStop() throws InterruptedException {
        var asked = new Semaphore(0);
        var away = new WarmUp(() -> NOON, () -> {
            asked.release();
            throw new IllegalStateException("away");
        }, recorded::release);

        away.before(due(WarmUp.BUSY, 1));

        assertTrue(asked.tryAcquire(EACH, 30, TimeUnit.SECONDS));
        assertEquals(0, recorded.availablePermits());
    }

    private static List<DueItem> due(int count, int inSeconds) {
        return IntStream.range(0, count).mapToObj(
                index -> new DueItem(new UUID(inSeconds, index), NOON.plusSeconds(inSeconds), "network",
                        new UUID(0, 1)))
                .toList();
    }
}
