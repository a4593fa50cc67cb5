package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.server.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimTableTest {
    private final TestDatabase store = TestDatabase.create();
    private final Deliveries deliveries = new Deliveries(store.database());
    private final LoadTable load = new LoadTable(store.database(), id -> Path.of(id.toString()));
    private final ClaimTable claims = new ClaimTable(store.database(), UUID.randomUUID(), Duration.ofSeconds(60));

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void leaveToSendComesWithTheClaimWhereTheNetworkKnowsOurKey() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ZERO, "hello");

        var opened = claimed(delivery, Deduplication.BY_OUR_KEY).opened().orElseThrow();

        assertTrue(opened.leave().isPresent());
        assertEquals(List.of("SENT"), deliveries.ledger(delivery), "a crash from here on is settled by repeating it");
    }

    @ParameterizedTest
    @EnumSource(names = {"BY_HANDLE", "BY_LISTING", "NONE"})
    void elsewhereWhatWasNotSentIsStillKnownNotToBe(Deduplication family) {
        var delivery = deliveries.queue(deliveries.channel(family), Duration.ZERO, "hello");

        var opened = claimed(delivery, family).opened().orElseThrow();

        assertTrue(opened.leave().isEmpty());
        assertEquals(List.of("STARTED"), deliveries.ledger(delivery));
    }

    @Test
    void everyAttemptTellsTheNetworkTheSameTime() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ZERO, "hello");
        var first = claimed(delivery, Deduplication.BY_OUR_KEY).opened().orElseThrow();
        store.database().jdbi().useHandle(handle -> {
            handle.execute("update ledger set status = 'ABSENT'");
            handle.execute("update delivery set state = 'QUEUED'");
        });

        assertEquals(first.recordTime(),
                claimed(delivery, Deduplication.BY_OUR_KEY).opened().orElseThrow().recordTime());
    }

    @Test
    void whatWasEditedSinceItWasLoadedIsClaimedWithoutItsCommit() {
        var delivery = deliveries.queue(deliveries.channel(Deduplication.BY_OUR_KEY), Duration.ZERO, "hello");
        var loaded = load.load(delivery).orElseThrow();
        store.database().jdbi().useHandle(handle -> handle.execute("update delivery set revision = revision + 1"));

        var won = claims.claim(
                List.of(ClaimTable.Wanted.opening(loaded, loaded.parts().getFirst(), Deduplication.BY_OUR_KEY)),
                "clock", Duration.ZERO);

        assertTrue(won.getFirst().opened().isEmpty());
        assertEquals(List.of(), deliveries.ledger(delivery));
    }

    private ClaimTable.Won claimed(UUID delivery, Deduplication family) {
        var loaded = load.load(delivery).orElseThrow();
        return claims.claim(List.of(ClaimTable.Wanted.opening(loaded, loaded.parts().getFirst(), family)), "clock",
                Duration.ZERO)
                .getFirst();
    }
}
