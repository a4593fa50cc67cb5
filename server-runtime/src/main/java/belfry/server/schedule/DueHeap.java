package belfry.server.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;

/** What falls due in the next seconds, soonest first. One entry per delivery; the latest word on it counts. */
final class DueHeap {
    private final PriorityQueue<DueItem> order = new PriorityQueue<>(Comparator.comparing(DueItem::at));
    private final Map<UUID, DueItem> known = new HashMap<>();

    void put(DueItem item) {
        var before = known.put(item.delivery(), item);
        if (!item.equals(before)) {
            order.add(item);
        }
    }

    void remove(UUID delivery) {
        known.remove(delivery);
    }

    List<DueItem> takeDue(Instant now) {
        return takeDue(now, Integer.MAX_VALUE);
    }

    List<DueItem> takeDue(Instant now, int most) {
        var due = new ArrayList<DueItem>();
        for (var next = first(); due.size() < most && next.isPresent()
                && !next.get().at().isAfter(now); next = first()) {
            order.remove();
            known.remove(next.get().delivery());
            due.add(next.get());
        }
        return due;
    }

    Optional<Instant> nextAt() {
        return first().map(DueItem::at);
    }

    int size() {
        return known.size();
    }

    private Optional<DueItem> first() {
        var top = order.peek();
        while (top != null && !top.equals(known.get(top.delivery()))) {
            order.remove();
            top = order.peek();
        }
        return Optional.ofNullable(top);
    }
}
