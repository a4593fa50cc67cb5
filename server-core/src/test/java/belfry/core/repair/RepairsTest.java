package belfry.core.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.repair.Repairs.Broken;
import belfry.core.wire.RepairAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepairsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @EnumSource(DeliveryState.class)
    void everyAllowedRepairIsALegalMoveAndEveryOtherIsRefusedWithAReason(DeliveryState state) {
        for (var action : RepairAction.values()) {
            var broken = new Broken(state, NOW.minusSeconds(60));
            if (Repairs.allowed(state).contains(action)) {
                var after = Repairs.step(action, broken, NOW, LATER).after();
                assertTrue(after == state || state.mayBecome(after), state + " " + action + " " + after);
                assertEquals(Optional.empty(), Repairs.refusal(action, broken));
            } else {
                assertEquals("repair-not-possible", Repairs.refusal(action, broken).orElseThrow().code());
            }
        }
    }

    @Test
    void nothingIsSentAgainWhereItMayBeOutAlreadyUnlessAPersonLooked() {
        assertEquals(List.of(RepairAction.MARK_PUBLISHED, RepairAction.RETRY_UNCONFIRMED, RepairAction.CANCEL),
                Repairs.allowed(DeliveryState.UNCONFIRMED));
        assertEquals(List.of(), Repairs.allowed(DeliveryState.PUBLISHED));
        assertEquals(List.of(), Repairs.allowed(DeliveryState.PUBLISHING));
    }

    @Test
    void queueingAgainKeepsATimeThatIsStillToCome() {
        var kept = Repairs.step(RepairAction.REQUEUE, new Broken(DeliveryState.HELD, LATER), NOW, NOW);
        var passed = Repairs.step(RepairAction.REQUEUE, new Broken(DeliveryState.FAILED, NOW.minusSeconds(9)), NOW,
                NOW);

        assertEquals(null, kept.dueAt());
        assertEquals(NOW, passed.dueAt());
    }

    @Test
    void thereIsAWayBackFromAllButWhatALedgerHasSettled() {
        assertTrue(Repairs.step(RepairAction.CANCEL, new Broken(DeliveryState.FAILED, NOW), NOW, null).undoable());
        assertTrue(Repairs.step(RepairAction.PUBLISH_NOW, new Broken(DeliveryState.MISSED, NOW), NOW, null).undoable());
        assertFalse(Repairs.step(RepairAction.CANCEL, new Broken(DeliveryState.UNCONFIRMED, NOW), NOW, null)
                .undoable());
        assertFalse(Repairs.step(RepairAction.MARK_PUBLISHED, new Broken(DeliveryState.FAILED, NOW), NOW, null)
                .undoable());
        assertFalse(Repairs.step(RepairAction.RETRY_UNCONFIRMED, new Broken(DeliveryState.UNCONFIRMED, NOW), NOW, null)
                .undoable());
    }

    @Test
    void theWayBackGoesOnlyOverLegalMovesAndNeverOverPublishing() {
        assertEquals(Optional.of(List.of(DeliveryState.QUEUED, DeliveryState.FAILED)),
                Repairs.way(DeliveryState.CANCELLED, DeliveryState.FAILED));
        assertEquals(Optional.of(List.of()), Repairs.way(DeliveryState.QUEUED, DeliveryState.QUEUED));
        assertEquals(Optional.empty(), Repairs.way(DeliveryState.PUBLISHED, DeliveryState.QUEUED));
        assertEquals(Optional.empty(), Repairs.way(DeliveryState.QUEUED, DeliveryState.UNCONFIRMED));
    }

    @Test
    void aPartThatIsFoundDoesNotEndAThreadThatHasMore() {
        var more = Repairs.step(RepairAction.MARK_PUBLISHED, new Broken(DeliveryState.UNCONFIRMED, NOW, 2), NOW, null);
        var last = Repairs.step(RepairAction.MARK_PUBLISHED, new Broken(DeliveryState.UNCONFIRMED, NOW, 0), NOW, null);

        assertEquals(DeliveryState.QUEUED, more.after());
        assertEquals(DeliveryState.PUBLISHED, last.after());
    }
}
