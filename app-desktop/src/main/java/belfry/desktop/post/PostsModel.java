package belfry.desktop.post;

import belfry.core.wire.EventView;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Loading;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The table's rows: page after page as one scrolls, patched by events, with what is selected kept. */
final class PostsModel {
    /** So many changed posts are asked for one by one; above it the list is loaded anew. */
    private static final int FEW = 20;
    /** So many pages are loaded anew at most; what lies below stays as it was. */
    private static final int REFRESHED = 4;

    private final PostPages source;
    private final Background background;
    private final Function<String, PostWords.Read> reader;
    private final ObservableList<PostRow> rows = FXCollections.observableArrayList();
    private final Marks marks = new Marks(rows);
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(new Loading.First());
    private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper stale = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<PostOrder> order = new SimpleObjectProperty<>(PostOrder.NEWEST);
    private final ObjectProperty<@Nullable PostRow> selected = new SimpleObjectProperty<>();
    private PostQuery query = PostQuery.ALL;
    private @Nullable String next;
    private int pages;
    private int round;
    private boolean asking;
    private boolean all;
    private boolean refreshAgain;

    /** @param reader reads the filter line */
    PostsModel(PostApi api, Background background, Function<String, PostWords.Read> reader) {
        source = new PostPages(api);
        this.background = background;
        this.reader = reader;
        filter.subscribe(this::filtered);
        order.subscribe((_, _) -> restart());
    }

    ObservableList<PostRow> rows() {
        return rows;
    }

    Marks marks() {
        return marks;
    }

    ReadOnlyObjectProperty<Loading> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why the filter line is not understood; empty: it is. */
    ReadOnlyStringProperty mistakeProperty() {
        return mistake.getReadOnlyProperty();
    }

    /** Why what is shown may be old; empty: it is fresh. */
    ReadOnlyStringProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** Whether there are rows below the last one loaded. */
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<PostOrder> orderProperty() {
        return order;
    }

    ObjectProperty<@Nullable PostRow> selectedProperty() {
        return selected;
    }

    /** The filter line was changed, or what it names became known. */
    void filtered() {
        var read = reader.apply(filter.get());
        mistake.set(read.mistake());
        if (read.mistake().isEmpty() && !read.query().equals(query)) {
            query = read.query();
            restart();
        }
    }

    /** From the top, because something else is asked for. */
    private void restart() {
        round++;
        asking = false;
        all = false;
        pages = 0;
        load();
    }

    /** What is shown already is brought up to date in place. */
    void load() {
        if (asking) {
            refreshAgain = true;
            return;
        }
        var wanted = Math.clamp(pages, 1, REFRESHED);
        ask("Loading posts", null, wanted, fetched -> {
            show(fetched, pages > fetched.pages());
            pages = Math.max(pages, fetched.pages());
        });
    }

    /** The page below, when one comes near the end. */
    void more() {
        var cursor = next;
        if (cursor != null && !asking) {
            ask("Loading more posts", cursor, 1, this::append);
        }
    }

    /** Every page there is, one after another, until told to stop. */
    void all() {
        all = true;
        more();
    }

    void stop() {
        all = false;
    }

    private void append(PostPages.Read fetched) {
        pages += fetched.pages();
        next(fetched.next());
        var known = rows.stream().map(PostRow::id).collect(Collectors.toSet());
        rows.addAll(rowsOf(fetched.posts()).filter(row -> !known.contains(row.id())).toList());
    }

    private void show(PostPages.Read fetched, boolean keepBelow) {
        var fresh = rowsOf(fetched.posts()).collect(Collectors.toCollection(ArrayList::new));
        if (keepBelow && fetched.next() != null) {
            var seen = fresh.stream().map(PostRow::id).collect(Collectors.toSet());
            var last = fresh.getLast();
            rows.stream().filter(row -> !seen.contains(row.id()) && order.get().comparator().compare(row, last) > 0)
                    .forEach(fresh::add);
        } else {
            next(fetched.next());
            pages = fetched.pages();
        }
        RowMerge.into(rows, fresh);
        marks.prune();
        reselect();
    }

    private Stream<PostRow> rowsOf(List<PostView> posts) {
        return posts.stream().flatMap(post -> PostRow.of(post).stream()).filter(query::fits);
    }

    private void next(@Nullable String cursor) {
        next = cursor;
        more.set(cursor != null);
    }

    private void ask(String title, @Nullable String from, int wanted, Consumer<PostPages.Read> show) {
        asking = true;
        var mine = round;
        background.run(title, () -> source.read(query, order.get(), from, wanted), fetched -> {
            if (mine == round) {
                asking = false;
                stale.set("");
                show.accept(fetched);
                loading.set(new Loading.Done());
                goOn();
            }
        }, failure -> {
            if (mine == round) {
                asking = false;
                all = false;
                refreshAgain = false;
                failed(failure);
            }
        });
    }

    private void failed(Exception failure) {
        var problem = Problems.of(failure);
        if (loading.get() instanceof Loading.Done) {
            stale.set(problem.summary());
        } else {
            loading.set(new Loading.Failed(problem));
        }
    }

    private void goOn() {
        if (all) {
            more();
        } else if (refreshAgain) {
            refreshAgain = false;
            load();
        }
    }

    /** Posts that are shown are patched in their place; for what is new the list is looked at again. */
    void heard(List<EventView> events) {
        var changed = new LinkedHashSet<UUID>();
        var unknown = false;
        for (var event : events) {
            if (event.kind().startsWith("post.") || event.kind().startsWith("delivery.")) {
                var post = post(event.subjectId());
                post.ifPresent(changed::add);
                unknown |= post.isEmpty();
            }
        }
        if (unknown || changed.size() > FEW) {
            load();
        } else if (!changed.isEmpty()) {
            patch(changed);
        }
    }

    private Optional<UUID> post(String subject) {
        return rows.stream().filter(row -> row.id().toString().equals(subject)
                || row.postId().toString().equals(subject)).map(PostRow::postId).findFirst();
    }

    private void patch(Set<UUID> posts) {
        background.run("Looking at what changed", () -> {
            var fresh = new HashMap<UUID, List<PostRow>>();
            for (var id : posts) {
                fresh.put(id, source.rows(id));
            }
            return fresh;
        }, fresh -> fresh.forEach(this::put), failure -> stale.set(Problems.of(failure).summary()));
    }

    private void put(UUID post, List<PostRow> fresh) {
        RowMerge.put(rows, post, fresh.stream().filter(query::wants).toList(), order.get().comparator(),
                next == null);
        marks.prune();
        reselect();
    }

    private void reselect() {
        var chosen = selected.get();
        if (chosen != null) {
            selected.set(find(chosen.id()).orElse(null));
        }
    }

    Optional<PostRow> find(UUID id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }
}
