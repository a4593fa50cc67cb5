package belfry.server.schedule;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is due and waits for its turn, a line per channel so that a busy one does not stand in the way of others. For any
 * thread.
 */
final class ReadyQueue {
    private final Limits limits;
    private final Backlog backlog;
    private final Map<UUID, Deque<DueItem>> lines = new LinkedHashMap<>();
    private int size;

    ReadyQueue(Limits limits, Backlog backlog) {
        this.limits = limits;
        this.backlog = backlog;
    }

    synchronized void add(DueItem item) {
        lines.computeIfAbsent(item.channel(), _ -> new ArrayDeque<>()).add(item);
        grow(1);
    }

    /**
     * Those whose turn it is; each holds its place in the limits until it is given back.
     *
     * @param least fewer are not worth a claim while another is under way, unless there are no more
     */
    synchronized List<DueItem> take(int most, int least) {
        var taken = take(most);
        if (taken.size() >= Math.min(least, size + taken.size())) {
            return taken;
        }
        for (var item : taken.reversed()) {
            limits.giveBack(item);
            lines.computeIfAbsent(item.channel(), _ -> new ArrayDeque<>()).addFirst(item);
        }
        grow(taken.size());
        return List.of();
    }

    private List<DueItem> take(int most) {
        var taken = new ArrayList<DueItem>();
        for (var lines = this.lines.values().iterator(); lines.hasNext() && taken.size() < most;) {
            var line = lines.next();
            while (taken.size() < most && !line.isEmpty() && limits.take(line.getFirst())) {
                taken.add(line.removeFirst());
            }
            if (line.isEmpty()) {
                lines.remove();
            }
        }
        grow(-taken.size());
        return taken;
    }

    /** Those that have waited since before that moment; they hold no place. */
    synchronized List<DueItem> takeOld(Instant before) {
        var old = new ArrayList<DueItem>();
        for (var line : lines.values()) {
            line.removeIf(item -> item.at().isBefore(before) && old.add(item));
        }
        lines.values().removeIf(Deque::isEmpty);
        grow(-old.size());
        return old;
    }

    synchronized int size() {
        return size;
    }

    private void grow(int by) {
        size += by;
        backlog.change(by);
    }
}
