package belfry.desktop.composer;

import belfry.core.problem.Problem;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Background;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import belfry.desktop.server.ServerLink;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A post as it is being written: kept on this machine within the second, checked as one types, sent once. */
final class ComposerModel {
    private static final Logger LOG = LoggerFactory.getLogger(ComposerModel.class);
    private static final Duration KEPT_WITHIN = Duration.ofMillis(600);

    private final PostApi api;
    private final Background background;
    private final InstantSource clock;
    private final DraftStore store;
    private final Function<Permission, String> mayNot;
    private final Writing writing = new Writing(this::changed);
    private final When when;
    private final Checks checks;
    private final FreeSlot freeSlot;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Problem> refusal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PostView> conflict = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty unreached = new SimpleBooleanProperty();
    private UUID key;
    private @Nullable UUID post;
    private long version;
    private PostDraft untouched;
    private boolean keeping;
    private boolean kept;
    private boolean sent;

    /** What a composer needs to know of the server and of this machine. */
    record Setting(PostApi api, InstantSource clock, ZoneId zone, Function<Permission, String> mayNot) {
        static Setting of(ServerLink link) {
            return new Setting(link.posts(), link.clock(), link.zone(), link::whyNot);
        }
    }

    ComposerModel(Setting setting, Background background, DraftStore store, UUID key) {
        api = setting.api();
        clock = setting.clock();
        mayNot = setting.mayNot();
        this.background = background;
        this.store = store;
        this.key = key;
        when = new When(clock, setting.zone());
        checks = new Checks(api, background, clock, writing, () -> draft(
                when.words().get().isBlank() ? PostMode.NEXT_SLOT : PostMode.SCHEDULE));
        freeSlot = new FreeSlot(api, background, clock, writing);
        when.words().addListener((_, _, _) -> changed());
        writing.channels().subscribe(checks::changed);
        untouched = draft(PostMode.DRAFT);
    }

    /** Continues what was kept. "Tomorrow" said yesterday still means that day. */
    void restore(LocalDraft draft) {
        key = draft.key();
        kept = true;
        post = draft.post();
        version = draft.version();
        writing.fill(draft.draft().parts(), draft.draft().deliveries());
        var due = draft.draft().dueAt();
        if (due == null) {
            when.words().set(draft.when());
        } else {
            when.set(due);
        }
    }

    /** Begins with a post as the server has it. */
    void edit(PostView existing) {
        post = existing.id();
        version = existing.version();
        var deliveries = existing.deliveries().stream().map(delivery -> {
            var parts = delivery.parts().stream()
                    .map(part -> new PartText(part.text(), part.delaySeconds(), part.media())).toList();
            return new NewDelivery(delivery.channelId(),
                    parts.isEmpty() || parts.equals(existing.parts()) ? null : parts, delivery.settings());
        }).toList();
        writing.fill(existing.parts(), deliveries);
        when.set(existing.dueAt());
        untouched = draft(PostMode.DRAFT);
    }

    Writing writing() {
        return writing;
    }

    When when() {
        return when;
    }

    Checks checks() {
        return checks;
    }

    FreeSlot freeSlot() {
        return freeSlot;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    ReadOnlyObjectProperty<@Nullable Problem> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** The post as somebody else left it meanwhile; null: nobody did. */
    ReadOnlyObjectProperty<@Nullable PostView> conflictProperty() {
        return conflict.getReadOnlyProperty();
    }

    /** Whether the last try got no answer: it can be sent later. */
    boolean unreached() {
        return unreached.get();
    }

    boolean editing() {
        return post != null;
    }

    PostDraft draft(PostMode mode) {
        return new PostDraft(mode, when.at().orElse(null), when.zone().getId(), writing.written(),
                writing.deliveries());
    }

    private LocalDraft local() {
        return new LocalDraft(key, post, version, draft(PostMode.DRAFT), when.words().get(), clock.instant(), null);
    }

    private void changed() {
        checks.changed();
        freeSlot.look();
        if (!keeping && !sent) {
            keeping = true;
            background.later(KEPT_WITHIN, this::keep);
        }
    }

    /** Keeps what is written now; also when the composer is closed in the middle of a word. */
    void keep() {
        keeping = false;
        worthKeeping().ifPresent(draft -> {
            kept = true;
            keep(draft);
        });
    }

    /** The console ends: there is no time for another thread. */
    void keepAtOnce() {
        worthKeeping().ifPresent(draft -> {
            try {
                store.keep(draft);
            } catch (IOException e) {
                LOG.warn("The draft could not be kept on this machine: {}", e.getMessage());
            }
        });
    }

    /** A post that was opened and not touched is the server's alone. */
    private Optional<LocalDraft> worthKeeping() {
        return Optional.of(local()).filter(draft -> !sent && draft.worthKeeping()
                && (kept || !draft.draft().equals(untouched)));
    }

    private void keep(LocalDraft draft) {
        background.perform("Keeping the draft", () -> store.keep(draft), () -> {},
                failure -> LOG.warn("The draft could not be kept on this machine: {}", failure.getMessage()));
    }

    /** Why it cannot be sent in this way; empty: it can. */
    String whyNot(PostMode mode) {
        var may = mayNot.apply(mode == PostMode.DRAFT ? Permission.WRITE_DRAFTS : Permission.PUBLISH);
        if (!may.isEmpty()) {
            return may;
        }
        if (busy.get()) {
            return "It is being sent";
        }
        return local().worthKeeping()
                ? Readiness.whyNot(mode, writing, when, checks)
                : "Write something first";
    }

    /** Sends it; what was kept here is forgotten once the server has it. */
    void send(PostMode mode, Consumer<PostView> done) {
        var draft = draft(mode);
        var written = local();
        var target = post;
        keep();
        busy.set(true);
        refusal.set(null);
        unreached.set(false);
        background.run("Saving the post",
                () -> target == null ? api.create(draft, key) : api.replace(target, draft, version), saved -> {
                    sent = true;
                    busy.set(false);
                    forget(written);
                    done.accept(saved);
                }, failure -> refused(Problems.of(failure), failure));
    }

    private void refused(Problem problem, Exception failure) {
        busy.set(false);
        unreached.set(failure instanceof ServerException silent && silent.status() == ServerException.NO_ANSWER);
        refusal.set(problem);
        if (failure instanceof ServerException refused && refused.conflict()) {
            refused.current(PostView.class).ifPresent(conflict::set);
        }
    }

    /** Leaves it to the console to send it as soon as the server answers. */
    void sendLater(PostMode mode) {
        sent = true;
        keep(local().waitingFor(mode));
    }

    private void forget(LocalDraft draft) {
        background.perform("Forgetting the kept draft", () -> store.forget(draft), () -> {},
                failure -> LOG.warn("A kept draft could not be forgotten: {}", failure.getMessage()));
    }

    /** Goes on with one's own words on top of what somebody else left. */
    void keepMine() {
        var theirs = conflict.get();
        if (theirs != null) {
            version = theirs.version();
            settled();
            keep();
        }
    }

    /** Takes what somebody else left and drops one's own words. */
    void takeTheirs(UUID fresh) {
        var theirs = conflict.get();
        if (theirs != null) {
            forget(local());
            key = fresh;
            kept = false;
            settled();
            edit(theirs);
        }
    }

    /** Leaves the other's post as it is and makes one's own words a new one. */
    void keepBoth(UUID fresh) {
        if (conflict.get() != null) {
            forget(local());
            key = fresh;
            post = null;
            version = 0;
            settled();
            keep();
        }
    }

    private void settled() {
        refusal.set(null);
        conflict.set(null);
    }

    /** Throws away what is written here; answers it under a fresh key, in case it was a slip. */
    LocalDraft discard() {
        var thrown = local();
        sent = true;
        forget(thrown);
        return thrown.again(UUID.randomUUID());
    }
}
