package belfry.server.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.server.database.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryMovesTest {
    private final TestDatabase test = TestDatabase.create();
    private final DeliveryTable deliveries = new DeliveryTable();
    private final DeliveryMoves moves = new DeliveryMoves(deliveries);
    private UUID delivery = UUID.randomUUID();

    @BeforeEach
    void aQueuedDelivery() {
        var workspace = Samples.workspace(test.database());
        var channel = Samples.channel(test.database(), workspace, "localfeed", "feed");
        delivery = Samples.delivery(test.database(), workspace, channel, "Hello", DeliveryState.QUEUED,
                Instant.parse("2030-01-01T10:00:00Z"));
    }

    @AfterEach
    void end() {
        test.close();
    }

    @Test
    void aMoveIsWrittenIntoTheHistoryAndTold() {
        assertTrue(move(DeliveryState.QUEUED, DeliveryState.HELD));

        test.database().jdbi().useHandle(handle -> {
            var history = deliveries.history(handle, delivery);
            assertEquals(1, history.size());
            assertEquals(DeliveryState.HELD, history.getFirst().to());
            assertEquals("clock", history.getFirst().actor());
            assertEquals(1, handle.createQuery("select count(*) from event where kind = 'delivery.changed'"
                    + " and subject_id = :id").bind("id", delivery.toString()).mapTo(Integer.class).one());
        });
    }

    @Test
    void aMoveFromAStateItHasLeftChangesNothing() {
        assertTrue(move(DeliveryState.QUEUED, DeliveryState.PUBLISHING));

        assertFalse(move(DeliveryState.QUEUED, DeliveryState.CANCELLED));

        test.database().jdbi().useHandle(handle -> {
            assertEquals(DeliveryState.PUBLISHING, deliveries.find(handle, delivery).orElseThrow().state());
            assertEquals(1, deliveries.history(handle, delivery).size());
        });
    }

    @Test
    void aMoveThatDoesNotExistIsAMistakeOfTheProgram() {
        assertThrows(IllegalArgumentException.class, () -> move(DeliveryState.PUBLISHED, DeliveryState.QUEUED));
    }

    private boolean move(DeliveryState from, DeliveryState to) {
        return test.database().inTransaction(handle -> moves.move(handle, delivery, from, to, "clock", "for a test"));
    }
}
