package belfry.desktop.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Lays what would overlap in a column of hours side by side. Where more stand together than fit, the last place counts
 * the rest.
 */
final class Packing {
    private Packing() {}

    /** Something in its place: {@code lane} of {@code lanes}. */
    record Placed<T>(T item, int minute, int lane, int lanes) {}

    /** What did not fit, from its first on. */
    record Rest<T>(List<T> items, int minute, int lane, int lanes) {}

    /** A column laid out. */
    record Layout<T>(List<Placed<T>> placed, List<Rest<T>> rests) {}

    /**
     * @param items in the order of their minutes
     * @param height minutes that each takes up on screen
     * @param most how many fit side by side
     */
    static <T> Layout<T> pack(List<T> items, ToIntFunction<T> minute, int height, int most) {
        var layout = new Layout<T>(new ArrayList<>(), new ArrayList<>());
        var cluster = new ArrayList<T>();
        var end = Integer.MIN_VALUE;
        for (var item : items) {
            var at = minute.applyAsInt(item);
            if (at >= end && !cluster.isEmpty()) {
                lay(cluster, minute, height, most, layout);
                cluster.clear();
            }
            cluster.add(item);
            end = at + height;
        }
        if (!cluster.isEmpty()) {
            lay(cluster, minute, height, most, layout);
        }
        return layout;
    }

    /** Each takes the first lane that is free again. */
    private static <T> void lay(List<T> cluster, ToIntFunction<T> minute, int height, int most, Layout<T> layout) {
        var ends = new ArrayList<Integer>();
        var lanes = new int[cluster.size()];
        for (var i = 0; i < cluster.size(); i++) {
            var at = minute.applyAsInt(cluster.get(i));
            var lane = 0;
            while (lane < ends.size() && ends.get(lane) > at) {
                lane++;
            }
            if (lane == ends.size()) {
                ends.add(0);
            }
            ends.set(lane, at + height);
            lanes[i] = lane;
        }
        var many = ends.size() > most;
        var shown = many ? most : ends.size();
        var rest = new ArrayList<T>();
        for (var i = 0; i < cluster.size(); i++) {
            if (many && lanes[i] >= most - 1) {
                rest.add(cluster.get(i));
            } else {
                layout.placed().add(new Placed<>(cluster.get(i), minute.applyAsInt(cluster.get(i)), lanes[i], shown));
            }
        }
        rests(rest, minute, height, shown, layout);
    }

    /** One count for all that stand together; another further down when there is a gap between them. */
    private static <T> void rests(List<T> rest, ToIntFunction<T> minute, int height, int lanes, Layout<T> layout) {
        var together = new ArrayList<T>();
        for (var item : rest) {
            if (!together.isEmpty()
                    && minute.applyAsInt(item) >= minute.applyAsInt(together.getFirst()) + 2 * height) {
                close(together, minute, lanes, layout);
            }
            together.add(item);
        }
        close(together, minute, lanes, layout);
    }

    private static <T> void close(List<T> together, ToIntFunction<T> minute, int lanes, Layout<T> layout) {
        if (together.size() == 1) {
            layout.placed().add(new Placed<>(together.getFirst(), minute.applyAsInt(together.getFirst()), lanes - 1,
                    lanes));
        } else if (!together.isEmpty()) {
            layout.rests().add(new Rest<>(List.copyOf(together), minute.applyAsInt(together.getFirst()), lanes - 1,
                    lanes));
        }
        together.clear();
    }
}
