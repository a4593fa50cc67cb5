package belfry.desktop.post;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableList;

/** Rows that were marked for a repair of many; a row that leaves the list is no longer marked. */
final class Marks {
    private final ObservableList<PostRow> rows;
    private final LinkedHashSet<UUID> marked = new LinkedHashSet<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private int anchor = -1;

    Marks(ObservableList<PostRow> rows) {
        this.rows = rows;
    }

    /** Takes the mark of rows that have left the list. */
    void prune() {
        if (!marked.isEmpty() && marked.retainAll(rows.stream().map(PostRow::id).collect(Collectors.toSet()))) {
            tell();
        }
    }

    /** Rises with every change; what is shown of marks is drawn anew. */
    ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    boolean has(PostRow row) {
        return marked.contains(row.id());
    }

    boolean isEmpty() {
        return marked.isEmpty();
    }

    int size() {
        return marked.size();
    }

    /** The marked rows, in the order of the list. */
    List<PostRow> rows() {
        return rows.stream().filter(this::has).toList();
    }

    void toggle(int index) {
        var row = rows.get(index);
        if (row.repairable() && !marked.remove(row.id())) {
            marked.add(row.id());
        }
        anchor = index;
        tell();
    }

    /** Marks everything from the row marked last to this one. */
    void range(int index) {
        var from = anchor < 0 ? index : Math.min(anchor, index);
        var to = Math.max(anchor, index);
        rows.subList(Math.max(from, 0), Math.min(to + 1, rows.size())).stream().filter(PostRow::repairable)
                .forEach(row -> marked.add(row.id()));
        anchor = index;
        tell();
    }

    /** Everything that is loaded; once more takes all marks away. */
    void all() {
        var repairable = rows.stream().filter(PostRow::repairable).map(PostRow::id).toList();
        if (!marked.addAll(repairable)) {
            marked.clear();
        }
        tell();
    }

    void clear() {
        marked.clear();
        anchor = -1;
        tell();
    }

    private void tell() {
        version.set(version.get() + 1);
    }
}
