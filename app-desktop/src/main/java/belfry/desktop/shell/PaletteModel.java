package belfry.desktop.shell;

import belfry.desktop.fx.Background;
import belfry.desktop.fx.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What the command palette offers for the words typed so far. */
final class PaletteModel {
    private static final int PER_SECTION = 8;
    /** Nobody needs the palette to open or close the palette. */
    private static final Set<String> HERE = Set.of("console.palette", "console.close");
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Actions actions;
    private final Navigator navigator;
    private final Background background;
    private final List<SearchProvider> providers;
    private final List<String> recent = new ArrayList<>();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final List<Job> searches = new ArrayList<>();
    private String words = "";

    /**
     * One line of the palette.
     *
     * @param blocked why it cannot be done now; empty: it can
     * @param keys its key as shown; empty: none
     */
    record Row(String section, Ikon icon, String title, String detail, String keys, String blocked, Runnable run,
            String id) {}

    PaletteModel(Actions actions, Navigator navigator, Background background, List<SearchProvider> providers) {
        this.actions = actions;
        this.navigator = navigator;
        this.background = background;
        this.providers = providers;
    }

    ObservableList<Row> rows() {
        return rows;
    }

    /** Shows what fits; what has to be asked for follows when typing pauses. */
    void search(String typed) {
        words = typed.strip().toLowerCase(Locale.ROOT);
        searches.forEach(Job::cancel);
        searches.clear();
        rows.setAll(actionRows());
        if (words.length() >= 2) {
            var asked = words;
            background.later(PAUSE, () -> askProviders(asked));
        }
    }

    private void askProviders(String asked) {
        if (!asked.equals(words)) {
            return;
        }
        for (var provider : providers) {
            searches.add(background.run("Searching " + provider.title(), () -> provider.search(asked),
                    hits -> addHits(asked, provider, hits),
                    failure -> addFailure(asked, provider, failure)));
        }
    }

    private void addHits(String asked, SearchProvider provider, List<SearchProvider.Hit> hits) {
        if (asked.equals(words)) {
            hits.stream().limit(PER_SECTION).forEach(hit -> rows.add(new Row(provider.title(), hit.icon(),
                    hit.title(), hit.detail(), "", "", hit.run(), "")));
        }
    }

    private void addFailure(String asked, SearchProvider provider, Exception failure) {
        if (asked.equals(words)) {
            var why = failure.getMessage();
            rows.add(new Row(provider.title(), Feather.CLOUD_OFF, provider.title() + " could not be searched",
                    why == null ? "The server did not answer" : why, "", "The server did not answer", () -> {}, ""));
        }
    }

    private List<Row> actionRows() {
        var order = words.isEmpty()
                ? Comparator.comparingInt(this::recency).thenComparingInt(PaletteModel::usefulness)
                : Comparator.comparingInt((Row row) -> -score(row)).thenComparingInt(this::recency);
        return actions.all().stream().filter(known -> !HERE.contains(known.action().id())).map(this::row)
                .filter(row -> words.isEmpty() || score(row) > 0).sorted(order).limit(words.isEmpty() ? 60 : 24)
                .toList();
    }

    /** Before anything is typed: what cannot be done now stands last, the window's own commands before it. */
    private static int usefulness(Row row) {
        return (row.blocked().isEmpty() ? 0 : 4) + (row.id().startsWith("console.")
                ? 2
                : row.id().startsWith("go.")
                        ? 0
                        : 1);
    }

    private Row row(Actions.Registered registered) {
        var action = registered.action();
        var key = action.key();
        var owner = registered.owner();
        return new Row("Actions", icon(action, owner), action.title(), action.category(),
                key == null ? "" : key.display(), action.whyNot().getValue(), () -> run(action, owner), action.id());
    }

    private static Ikon icon(Action action, @Nullable Area owner) {
        for (var area : Area.values()) {
            if (action.key() == area.key()) {
                return area.icon();
            }
        }
        if (owner != null) {
            return owner.icon();
        }
        return action.category().equals("Composer") ? Feather.EDIT_3 : Feather.COMMAND;
    }

    private void run(Action action, @Nullable Area owner) {
        recent.remove(action.id());
        recent.addFirst(action.id());
        if (owner != null && navigator.current().area() != owner) {
            navigator.go(owner);
        }
        action.run().run();
    }

    private int recency(Row row) {
        var place = recent.indexOf(row.id());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    /** 0: does not fit. Every word must be found; at the start of the title counts most, in the category least. */
    private int score(Row row) {
        var title = row.title().toLowerCase(Locale.ROOT);
        var whole = title + " " + row.detail().toLowerCase(Locale.ROOT);
        int score = row.blocked().isEmpty() ? 1 : 0;
        for (var word : words.split("\\s+")) {
            if (title.startsWith(word)) {
                score += 8;
            } else if (title.contains(" " + word)) {
                score += 5;
            } else if (title.contains(word)) {
                score += 3;
            } else if (whole.contains(word)) {
                score += 1;
            } else {
                return 0;
            }
        }
        return score;
    }
}
