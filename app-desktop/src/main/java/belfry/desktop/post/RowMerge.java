package belfry.desktop.post;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.ObservableList;

/** Brings a shown list to a fresh one by small steps, so that scroll and selection stay where they are. */
final class RowMerge {
    /** More steps than this cost more than showing the list anew. */
    private static final int STEPS = 400;

    private RowMerge() {}

    static void into(ObservableList<PostRow> shown, List<PostRow> fresh) {
        var wanted = fresh.stream().map(PostRow::id).collect(Collectors.toSet());
        var known = shown.stream().map(PostRow::id).collect(Collectors.toCollection(HashSet::new));
        var gone = known.stream().filter(id -> !wanted.contains(id)).count();
        var added = wanted.stream().filter(id -> !known.contains(id)).count();
        if (shown.isEmpty() || gone + added > STEPS) {
            shown.setAll(fresh);
            return;
        }
        shown.removeIf(row -> !wanted.contains(row.id()));
        for (var i = 0; i < fresh.size(); i++) {
            place(shown, i, fresh.get(i));
        }
    }

    private static void place(ObservableList<PostRow> shown, int at, PostRow row) {
        if (at < shown.size() && shown.get(at).id().equals(row.id())) {
            if (!shown.get(at).equals(row)) {
                shown.set(at, row);
            }
            return;
        }
        var old = find(shown, row.id(), at);
        if (old >= 0) {
            shown.remove(old);
        }
        shown.add(Math.min(at, shown.size()), row);
    }

    private static int find(List<PostRow> rows, UUID id, int from) {
        for (var i = from; i < rows.size(); i++) {
            if (rows.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Puts the rows of one post where they belong; a hundred thousand rows are not copied for one.
     *
     * @param whole whether every row is loaded; if not, what belongs below the last comes with its page
     */
    static void put(ObservableList<PostRow> shown, UUID post, List<PostRow> fresh, Comparator<PostRow> order,
            boolean whole) {
        var at = 0;
        while (at < shown.size() && !shown.get(at).postId().equals(post)) {
            at++;
        }
        var end = at;
        while (end < shown.size() && shown.get(end).postId().equals(post)) {
            end++;
        }
        if (!stays(shown.subList(at, end), fresh)) {
            shown.remove(at, end);
            insert(shown, fresh, order, whole);
            return;
        }
        for (var i = 0; i < fresh.size(); i++) {
            if (!shown.get(at + i).equals(fresh.get(i))) {
                shown.set(at + i, fresh.get(i));
            }
        }
    }

    private static boolean stays(List<PostRow> old, List<PostRow> fresh) {
        return old.size() == fresh.size() && IntStream.range(0, old.size())
                .allMatch(i -> old.get(i).id().equals(fresh.get(i).id())
                        && Objects.equals(old.get(i).sortedBy(), fresh.get(i).sortedBy()));
    }

    private static void insert(ObservableList<PostRow> shown, List<PostRow> ofOnePost, Comparator<PostRow> order,
            boolean whole) {
        if (ofOnePost.isEmpty()) {
            return;
        }
        var found = Collections.binarySearch(shown, ofOnePost.getFirst(), order);
        var at = found < 0 ? -found - 1 : found;
        if (at < shown.size() || whole) {
            shown.addAll(at, ofOnePost);
        }
    }
}
