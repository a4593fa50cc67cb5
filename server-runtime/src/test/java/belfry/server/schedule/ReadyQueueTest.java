package belfry.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
    private final Limits limits = new Limits(6, 4);
    private final Backlog backlog = new Backlog();
    private final ReadyQueue ready = new ReadyQueue(limits, backlog);
    private final UUID busy = new UUID(0, 1);
    private final UUID quiet = new UUID(0, 2);

    @Test
    void aBusyChannelDoesNotStandInTheWayOfAnother() {
        add(busy, 10);
        add(quiet, 1);

        var taken = ready.take(10, 1);

        assertEquals(4, taken.stream().filter(item -> item.channel().equals(busy)).count());
        assertEquals(1, taken.stream().filter(item -> item.channel().equals(quiet)).count());
        assertEquals(6, ready.size());
        assertEquals(6, backlog.size());
    }

    @Test
    void aHandfulWaitsForMoreWhileOthersAreBeingClaimed() {
        var first = add(busy, 10);
        assertEquals(4, ready.take(10, 1).size());
        limits.giveBack(first.get(0));

        assertEquals(List.of(), ready.take(10, 3));
        limits.giveBack(first.get(1));
        limits.giveBack(first.get(2));

        assertEquals(first.subList(4, 7), ready.take(10, 3), "in their order, although they were taken before");
    }

    @Test
    void theLastOnesAreTakenHoweverFew() {
        var all = add(busy, 2);

        assertEquals(all, ready.take(10, 5));
        assertEquals(0, ready.size());
    }

    @Test
    void whatWaitedTooLongIsTakenOutAndTheRestStays() {
        var old = new DueItem(new UUID(1, 1), Instant.EPOCH, "network", busy);
        var young = new DueItem(new UUID(1, 2), Instant.EPOCH.plusSeconds(9), "network", busy);
        ready.add(old);
        ready.add(young);
        ready.add(new DueItem(new UUID(1, 3), Instant.EPOCH, "network", quiet));

        assertEquals(2, ready.takeOld(Instant.EPOCH.plusSeconds(9)).size());

        assertEquals(1, ready.size());
        assertEquals(List.of(young), ready.take(10, 1));
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        var item = add(busy, 1).getFirst();
        ready.take(1, 1);

        assertTrue(limits.giveBack(item));
        assertFalse(limits.giveBack(item), "answered first, recorded later: the place was free already");
    }

    private List<DueItem> add(UUID channel, int count) {
        var items = IntStream.range(0, count)
                .mapToObj(index -> new DueItem(new UUID(channel.getLeastSignificantBits(), index), Instant.EPOCH,
                        "network", channel))
                .toList();
        items.forEach(ready::add);
        return items;
    }
}
