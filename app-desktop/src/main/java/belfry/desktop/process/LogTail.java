package belfry.desktop.process;

import belfry.core.wire.LogPage;
import belfry.desktop.fx.Background;
import belfry.desktop.server.HealthApi;
import belfry.desktop.server.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The live tail of a process's log: asks for what is new every second, keeps the last lines. */
final class LogTail {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int KEPT = 5000;
    private static final String FIRST = "500";
    private static final int LEAST = "2026-11-26T09:00Z".length();

    private final HealthApi api;
    private final Background background;
    private final UUID process;
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private String cursor = "";
    private String words = "";
    private boolean following;
    private int round;

    LogTail(HealthApi api, Background background, UUID process) {
        this.api = api;
        this.background = background;
        this.process = process;
    }

    ObservableList<String> lines() {
        return lines;
    }

    /** Why nothing new comes; empty: it does. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Only lines with these words, from the beginning of what is kept. */
    void search(String typed) {
        words = typed;
        cursor = "";
        round++;
        lines.clear();
        if (following) {
            ask(round);
        }
    }

    /** The first line from this time on; the last line when none is so late. Lines begin with their time. */
    int firstSince(Instant time) {
        for (var i = 0; i < lines.size(); i++) {
            var at = time(lines.get(i));
            if (at != null && !at.isBefore(time)) {
                return i;
            }
        }
        return Math.max(0, lines.size() - 1);
    }

    private static @Nullable Instant time(String line) {
        var end = line.indexOf(' ');
        try {
            return end < LEAST ? null : OffsetDateTime.parse(line.substring(0, end)).toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    void follow(boolean follow) {
        var begins = follow && !following;
        following = follow;
        if (begins) {
            round++;
            ask(round);
        }
    }

    private void ask(int mine) {
        if (!following || mine != round) {
            return;
        }
        background.run("Reading the log", () -> api.log(process, Map.of("cursor", cursor, "q", words, "lines", FIRST)),
                page -> show(mine, page), failure -> {
                    trouble.set(Problems.of(failure).summary());
                    background.later(EVERY, () -> ask(mine));
                });
    }

    private void show(int mine, LogPage page) {
        if (mine != round) {
            return;
        }
        trouble.set("");
        cursor = page.next();
        append(page.lines());
        background.later(EVERY, () -> ask(mine));
    }

    private void append(List<String> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        lines.addAll(fresh);
        if (lines.size() > KEPT) {
            lines.remove(0, lines.size() - KEPT);
        }
    }
}
