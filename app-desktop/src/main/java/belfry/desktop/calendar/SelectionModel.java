package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which posts are meant: those that are marked, and where none is, the one that has the focus. Kept by id, so that
 * fresh data, another view and a reload leave it as it is.
 */
final class SelectionModel {
    private final CalendarModel calendar;
    private final ReadOnlyObjectWrapper<@Nullable UUID> focused = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<UUID>> marked = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable PostView> post = new ReadOnlyObjectWrapper<>();

    SelectionModel(CalendarModel calendar) {
        this.calendar = calendar;
        focused.addListener((_, _, _) -> refresh());
        calendar.daysProperty().addListener((_, _, _) -> refresh());
    }

    private void refresh() {
        var id = focused.get();
        post.set(id == null ? null : calendar.find(id).orElse(null));
    }

    /** The post that has the focus, as it is now. */
    ReadOnlyObjectProperty<@Nullable PostView> postProperty() {
        return post.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable UUID> focusedProperty() {
        return focused.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Set<UUID>> markedProperty() {
        return marked.getReadOnlyProperty();
    }

    /** What an action is done to. */
    List<PostView> chosen() {
        var ids = marked.get().isEmpty() ? Optional.ofNullable(focused.get()).stream().toList() : marked.get();
        return ids.stream().flatMap(id -> calendar.find(id).stream()).toList();
    }

    boolean chosen(UUID id) {
        return marked.get().isEmpty() ? id.equals(focused.get()) : marked.get().contains(id);
    }

    /** This one and no other. */
    void only(@Nullable UUID id) {
        marked.set(Set.of());
        focused.set(id);
    }

    /** Moves the focus and leaves the marks. */
    void focus(@Nullable UUID id) {
        focused.set(id);
    }

    /** Marks one more, or no longer; the first that is added takes the focused one along. */
    void toggle(UUID id) {
        var marks = new LinkedHashSet<>(marked.get());
        var before = focused.get();
        if (marks.isEmpty() && before != null && !before.equals(id)) {
            marks.add(before);
        }
        if (!marks.remove(id)) {
            marks.add(id);
        }
        focused.set(id);
        marked.set(marks);
    }

    /** Space: marks the focused one, or no longer. */
    void mark() {
        var id = focused.get();
        if (id != null) {
            var marks = new LinkedHashSet<>(marked.get());
            if (!marks.remove(id)) {
                marks.add(id);
            }
            marked.set(marks);
        }
    }

    /** Marks everything between the focused post and this one, as time goes. */
    void range(UUID id) {
        var order = calendar.inView().stream().map(PostView::id).toList();
        var here = order.indexOf(id);
        var before = focused.get();
        var from = before == null ? here : order.indexOf(before);
        if (here < 0 || from < 0) {
            only(id);
            return;
        }
        var marks = new LinkedHashSet<>(marked.get());
        marks.addAll(order.subList(Math.min(from, here), Math.max(from, here) + 1));
        marked.set(marks);
    }

    void all() {
        marked.set(new LinkedHashSet<>(calendar.inView().stream().map(PostView::id).toList()));
    }

    void these(Collection<UUID> ids) {
        marked.set(ids.size() > 1 ? new LinkedHashSet<>(ids) : Set.of());
        focused.set(ids.stream().findFirst().orElse(null));
    }

    /** Takes the marks away; answers whether there were any. */
    boolean clear() {
        var had = !marked.get().isEmpty();
        marked.set(Set.of());
        return had;
    }
}
