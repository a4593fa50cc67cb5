package belfry.desktop.composer;

import belfry.core.media.MediaFacts;
import belfry.core.problem.Severity;
import belfry.core.wire.CountView;
import belfry.core.wire.FindingView;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PreflightView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.PostApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counters and findings as one types: at once by the rules on this machine, at each pause by the server. */
final class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    private static final Duration GLANCE = Duration.ofMillis(80);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final PostApi api;
    private final Background background;
    private final InstantSource clock;
    private final Writing writing;
    private final Supplier<PostDraft> draft;
    private final ObservableList<FindingView> findings = FXCollections.observableArrayList();
    private final ObservableList<CountView> counts = FXCollections.observableArrayList();
    private final BooleanProperty alone = new SimpleBooleanProperty();
    private int round;
    private boolean glancing;

    /** @param draft what would be sent now */
    Checks(PostApi api, Background background, InstantSource clock, Writing writing, Supplier<PostDraft> draft) {
        this.api = api;
        this.background = background;
        this.clock = clock;
        this.writing = writing;
        this.draft = draft;
    }

    ObservableList<FindingView> findings() {
        return findings;
    }

    ObservableList<CountView> counts() {
        return counts;
    }

    /** Whether only this machine's rules were asked because the server does not answer. */
    ReadOnlyBooleanProperty aloneProperty() {
        return alone;
    }

    /** What keeps the post from going out; the time is told apart because not every way of sending needs one. */
    boolean blocked() {
        return findings.stream().map(FindingView::problem).anyMatch(
                problem -> problem.severity().compareTo(Severity.ERROR) >= 0 && !"/dueAt".equals(problem.field()));
    }

    /** Something was typed. */
    void changed() {
        var mine = ++round;
        if (!glancing) {
            glancing = true;
            background.later(GLANCE, this::glance);
        }
        background.later(PAUSE, () -> {
            if (mine == round) {
                ask(mine);
            }
        });
    }

    /** A long text takes its time to count, so it is counted beside the typing, never two at once. */
    private void glance() {
        var mine = round;
        if (writing.chosen().isEmpty()) {
            glancing = false;
            show(new LocalCheck.Outcome(List.of(), List.of(), Map.of()));
            return;
        }
        var now = draft.get();
        var channels = List.copyOf(writing.channels());
        var media = media();
        background.run("Checking the post", () -> LocalCheck.of(now, channels, media, clock.instant()), outcome -> {
            glancing = false;
            show(outcome);
            if (mine != round) {
                glancing = true;
                background.later(GLANCE, this::glance);
            }
        }, failure -> {
            glancing = false;
            LOG.warn("The post could not be checked on this machine", failure);
        });
    }

    private Map<UUID, MediaFacts> media() {
        var media = new HashMap<UUID, MediaFacts>();
        writing.allParts().forEach(part -> part.media()
                .forEach(medium -> medium.facts().ifPresent(facts -> media.put(medium.id(), facts))));
        return media;
    }

    private void show(LocalCheck.Outcome outcome) {
        counts.setAll(outcome.counts());
        findings.setAll(outcome.findings());
        mark(null, outcome.overflow());
        writing.chosen().stream().filter(channel -> writing.own(channel).isPresent())
                .forEach(channel -> mark(channel, outcome.overflow()));
    }

    private void mark(@org.jspecify.annotations.Nullable UUID channel, Map<LocalCheck.Spot, Integer> overflow) {
        var parts = writing.parts(channel);
        for (var i = 0; i < parts.size(); i++) {
            parts.get(i).overflowProperty()
                    .set(overflow.getOrDefault(new LocalCheck.Spot(channel, i), PartModel.FITS));
        }
    }

    private void ask(int mine) {
        if (writing.chosen().isEmpty()) {
            return;
        }
        var now = draft.get();
        background.run("Checking the post", () -> api.preflight(now), found -> {
            alone.set(false);
            if (mine == round) {
                told(found);
            }
        }, failure -> {
            alone.set(true);
            LOG.debug("The server could not check the post", failure);
        });
    }

    private void told(PreflightView found) {
        if (!findings.equals(found.findings())) {
            findings.setAll(found.findings());
        }
        if (counts.isEmpty()) {
            counts.setAll(found.counts());
        }
    }
}
