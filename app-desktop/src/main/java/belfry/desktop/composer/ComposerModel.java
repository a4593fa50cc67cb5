package belfry.desktop.composer;

import belfry.core.problem.Problem;
import belfry.core.wire.ChannelView;
import belfry.core.wire.CountView;
import belfry.core.wire.FindingView;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.wire.PreflightView;
import belfry.desktop.fx.Background;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A post as it is being written: kept on this machine at each pause, checked by the server as one types. */
final class ComposerModel {
    private static final Logger LOG = LoggerFactory.getLogger(ComposerModel.class);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final PostApi api;
    private final Background background;
    private final InstantSource clock;
    private final ZoneId zone;
    private final DraftStore store;
    private final ObservableList<ChannelView> channels = FXCollections.observableArrayList();
    private final ObservableSet<UUID> chosen = FXCollections.observableSet();
    private final ObservableList<PartModel> common = FXCollections.observableArrayList();
    private final Map<UUID, ObservableList<PartModel>> own = new LinkedHashMap<>();
    private final Map<UUID, Map<String, String>> deliverySettings = new LinkedHashMap<>();
    private final StringProperty when = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObservableList<FindingView> findings = FXCollections.observableArrayList();
    private final ObservableList<CountView> counts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> refusal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PostView> conflict = new ReadOnlyObjectWrapper<>();
    private UUID key;
    private @Nullable UUID post;
    private long version;
    private int round;
    private boolean sent;

    ComposerModel(PostApi api, Background background, InstantSource clock, ZoneId zone, DraftStore store, UUID key) {
        this.api = api;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        this.store = store;
        this.key = key;
        common.add(watched(new PartModel("")));
        chosen.subscribe(this::changed);
        when.subscribe(this::changed);
    }

    /** Continues what was kept. */
    void restore(LocalDraft draft) {
        key = draft.key();
        post = draft.post();
        version = draft.version();
        fill(draft.draft());
        when.set(draft.when());
    }

    /** Begins with a post as the server has it. */
    void edit(PostView existing) {
        post = existing.id();
        version = existing.version();
        var deliveries = existing.deliveries().stream().map(delivery -> {
            var parts = delivery.parts().stream()
                    .map(part -> new PartText(part.text(), part.delaySeconds(), part.media())).toList();
            return new NewDelivery(delivery.channelId(), parts.equals(existing.parts()) ? null : parts,
                    delivery.settings());
        }).toList();
        fill(new PostDraft(PostMode.DRAFT, existing.dueAt(), existing.zone(), existing.parts(), deliveries));
        var due = existing.dueAt();
        when.set(due == null
                ? ""
                : "%s %s".formatted(due.atZone(zone).toLocalDate(),
                        due.atZone(zone).toLocalTime().withSecond(0).withNano(0)));
    }

    private void fill(PostDraft draft) {
        common.setAll(draft.parts().stream().map(PartModel::of).map(this::watched).toList());
        if (common.isEmpty()) {
            common.add(watched(new PartModel("")));
        }
        chosen.clear();
        own.clear();
        draft.deliveries().forEach(delivery -> {
            var parts = delivery.parts();
            if (parts != null) {
                own.put(delivery.channelId(), FXCollections.observableArrayList(
                        parts.stream().map(PartModel::of).map(this::watched).toList()));
            }
            deliverySettings.put(delivery.channelId(), delivery.settings());
            chosen.add(delivery.channelId());
        });
    }

    private PartModel watched(PartModel part) {
        part.textProperty().addListener((_, _, _) -> changed());
        part.media().subscribe(this::changed);
        return part;
    }

    ObservableList<ChannelView> channels() {
        return channels;
    }

    ObservableSet<UUID> chosen() {
        return chosen;
    }

    /** The text for all channels. */
    ObservableList<PartModel> common() {
        return common;
    }

    /** The text of one channel, when it has its own. */
    Optional<ObservableList<PartModel>> own(UUID channel) {
        return Optional.ofNullable(own.get(channel));
    }

    /** Gives a channel its own text, beginning with the common one. */
    void differ(UUID channel) {
        own.computeIfAbsent(channel, _ -> FXCollections.observableArrayList(
                common.stream().map(PartModel::written).map(PartModel::of).map(this::watched).toList()));
        changed();
    }

    /** Lets a channel say what all say. */
    void agree(UUID channel) {
        own.remove(channel);
        changed();
    }

    void addPart(ObservableList<PartModel> to) {
        to.add(watched(new PartModel("")));
        changed();
    }

    void removePart(ObservableList<PartModel> from, PartModel part) {
        if (from.size() > 1) {
            from.remove(part);
            changed();
        }
    }

    StringProperty whenProperty() {
        return when;
    }

    /** The time that the words mean; empty: they are no time. */
    Optional<Instant> dueAt() {
        return WhenWords.read(when.get(), clock.instant(), zone);
    }

    BooleanProperty busyProperty() {
        return busy;
    }

    ObservableList<FindingView> findings() {
        return findings;
    }

    ObservableList<CountView> counts() {
        return counts;
    }

    ReadOnlyObjectProperty<@Nullable Problem> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** The post as somebody else left it meanwhile; null: nobody did. */
    ReadOnlyObjectProperty<@Nullable PostView> conflictProperty() {
        return conflict.getReadOnlyProperty();
    }

    boolean editing() {
        return post != null;
    }

    PostDraft draft(PostMode mode) {
        var deliveries = new ArrayList<NewDelivery>();
        for (var channel : chosen) {
            var parts = own.get(channel);
            deliveries.add(new NewDelivery(channel, parts == null ? null : written(parts),
                    deliverySettings.getOrDefault(channel, Map.of())));
        }
        return new PostDraft(mode, dueAt().orElse(null), zone.getId(), written(common), deliveries);
    }

    private static List<PartText> written(List<PartModel> parts) {
        return parts.stream().map(PartModel::written).toList();
    }

    private LocalDraft local() {
        return new LocalDraft(key, post, version, draft(PostMode.DRAFT), when.get());
    }

    /** Something was typed: keep it and have it checked when typing pauses. */
    private void changed() {
        var mine = ++round;
        background.later(PAUSE, () -> {
            if (mine == round && !sent) {
                keep();
                check(mine);
            }
        });
    }

    /** Keeps what is written now; also when the composer is closed in the middle of a word. */
    void keep() {
        if (sent || !local().worthKeeping()) {
            return;
        }
        var draft = local();
        background.perform("Keeping the draft", () -> {
            if (!sent) {
                store.keep(draft);
            }
        }, () -> {}, failure -> LOG.warn("The draft could not be kept on this machine: {}", failure.getMessage()));
    }

    private void check(int mine) {
        if (chosen.isEmpty()) {
            findings.clear();
            counts.clear();
            return;
        }
        var draft = draft(PostMode.SCHEDULE);
        background.run("Checking the post", () -> api.preflight(draft), found -> {
            if (mine == round) {
                show(found);
            }
        }, failure -> LOG.debug("The post could not be checked", failure));
    }

    private void show(PreflightView found) {
        findings.setAll(found.findings());
        counts.setAll(found.counts());
    }

    /** Why it cannot be sent in this way; empty: it can. */
    String whyNot(PostMode mode) {
        if (busy.get()) {
            return "It is being sent";
        }
        if (chosen.isEmpty() && mode != PostMode.DRAFT) {
            return "Choose a channel first";
        }
        if (!local().worthKeeping()) {
            return "Write something first";
        }
        if (mode == PostMode.SCHEDULE && dueAt().isEmpty()) {
            return "Say when: tomorrow 9am, fri 18:00, 25 Nov 14:32";
        }
        return mode == PostMode.SCHEDULE && dueAt().get().isBefore(clock.instant()) ? "That time has passed" : "";
    }

    /** Sends it; what was kept here is forgotten once the server has it. */
    void send(PostMode mode, Consumer<PostView> done) {
        var draft = draft(mode);
        var target = post;
        busy.set(true);
        refusal.set(null);
        background.run("Saving the post",
                () -> target == null ? api.create(draft, key) : api.replace(target, draft, version), saved -> {
                    sent = true;
                    busy.set(false);
                    forget(target);
                    done.accept(saved);
                }, failure -> {
                    busy.set(false);
                    refusal.set(Problems.of(failure));
                    if (failure instanceof ServerException refused && refused.conflict()) {
                        refused.current(PostView.class).ifPresent(conflict::set);
                    }
                });
    }

    private void forget(@Nullable UUID target) {
        background.perform("Forgetting the kept draft", () -> store.forget(target), () -> {},
                failure -> LOG.warn("A kept draft could not be forgotten: {}", failure.getMessage()));
    }

    /** Goes on with one's own words on top of what somebody else left. */
    void keepMine() {
        var theirs = conflict.get();
        if (theirs != null) {
            version = theirs.version();
            conflict.set(null);
            refusal.set(null);
        }
    }

    /** Takes what somebody else left and drops one's own words. */
    void takeTheirs() {
        var theirs = conflict.get();
        if (theirs != null) {
            conflict.set(null);
            refusal.set(null);
            edit(theirs);
        }
    }

    /** Throws away what is written here. */
    void discard() {
        sent = true;
        forget(post);
    }
}
