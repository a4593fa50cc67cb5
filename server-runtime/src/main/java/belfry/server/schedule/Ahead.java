package belfry.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What falls due within a moment. It is claimed before its time, many in one statement, so that the due second itself has
 * only to send. Belongs to the thread of its clock.
 */
final class Ahead {
    /** Long enough to claim some thousands; so long before its time a delivery can no longer be edited. */
    static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int BATCH = 250;
    /** Fewer than a batch wait so long for more. */
    private static final Duration LAST_CALL = Duration.ofMillis(500);

    private final DueHeap near = new DueHeap();
    private final DueHeap unasked = new DueHeap();
    private final Set<UUID> asked = new HashSet<>();
    /** Due, while the answer to its claim is still under way. */
    private final Map<UUID, DueItem> overdue = new HashMap<>();
    private final Map<UUID, DueWork.Claimed> claimed = new HashMap<>();

    void add(DueItem item) {
        near.put(item);
        unasked.put(item);
    }

    /** Nobody has asked for it yet, and now it may be due at another time. */
    void forget(UUID delivery) {
        if (!asked.contains(delivery) && !claimed.containsKey(delivery)) {
            unasked.remove(delivery);
            near.remove(delivery);
        }
    }

    /** Those to be claimed now: a batch, or the few whose time is near. They are asked for with this. */
    List<DueItem> ask(Instant now) {
        var called = lastCall().filter(call -> unasked.size() >= BATCH || !call.isAfter(now));
        if (called.isEmpty()) {
            return List.of();
        }
        var batch = unasked.takeDue(Instant.MAX, BATCH);
        batch.forEach(item -> asked.add(item.delivery()));
        return batch;
    }

    private Optional<Instant> lastCall() {
        return unasked.nextAt().map(at -> at.minus(LAST_CALL));
    }

    /** The answer came; what fell due meanwhile. */
    List<DueItem> answered(Collection<DueItem> batch, Collection<DueWork.Claimed> won) {
        won.forEach(one -> claimed.put(one.item().delivery(), one));
        return batch.stream().filter(item -> asked.remove(item.delivery()))
                .flatMap(item -> Stream.ofNullable(overdue.remove(item.delivery()))).toList();
    }

    List<DueItem> takeDue(Instant now) {
        var due = new ArrayList<DueItem>();
        for (var item : near.takeDue(now)) {
            unasked.remove(item.delivery());
            if (asked.contains(item.delivery())) {
                overdue.put(item.delivery(), item);
            } else {
                due.add(item);
            }
        }
        return due;
    }

    /** Its claim, when it has one. */
    Optional<DueWork.Claimed> take(DueItem item) {
        return Optional.ofNullable(claimed.remove(item.delivery()));
    }

    /** When there is something to do here: something is due, or should be claimed if that may be. */
    Optional<Instant> nextAt(boolean mayAsk) {
        return Stream.of(near.nextAt(), mayAsk ? lastCall() : Optional.<Instant>empty()).flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Every claim that is left. */
    List<DueWork.Claimed> takeClaimed() {
        var all = List.copyOf(claimed.values());
        claimed.clear();
        return all;
    }
}
