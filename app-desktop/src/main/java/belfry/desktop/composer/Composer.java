package belfry.desktop.composer;

import belfry.core.wire.ChannelView;
import belfry.core.wire.MediaView;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Background;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.Place;
import belfry.desktop.shell.UndoHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Opens the composer over whatever one is looking at; closing it keeps what was written. */
public final class Composer implements AutoCloseable {
    private final ServerLink link;
    private final Frame frame;
    private final DraftStore store;
    private final Outbox outbox;
    private List<ChannelView> known = List.of();
    private boolean opening;
    private final ReadOnlyObjectWrapper<@Nullable Open> open = new ReadOnlyObjectWrapper<>();

    /** The composer that is open. */
    record Open(ComposerModel model, ComposerView view) {}

    /** @param folder where the console keeps its files on this machine */
    public Composer(ServerLink link, Frame frame, Path folder) {
        this.link = link;
        this.frame = frame;
        store = new DraftStore(folder, link.workspace().id());
        outbox = new Outbox(link, frame, store, this::goOn);
        frame.actions().add(null, new ComposerActions(this).all());
    }

    /** Sends what waits for the server, and says what was begun when the console ended. */
    public void start() {
        outbox.start();
    }

    /** Empty when one may write, else the reason. */
    String mayNotWrite() {
        return link.whyNot(Permission.WRITE_DRAFTS);
    }

    ReadOnlyObjectProperty<@Nullable Open> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** A new post, or the latest that was begun and not sent. */
    public void write() {
        looking(kept -> kept.stream().filter(draft -> draft.post() == null && draft.waiting() == null).findFirst(),
                null, null);
    }

    /** A new post that is to go out at a time one has pointed at. */
    public void writeAt(Instant due) {
        looking(_ -> Optional.empty(), null, due);
    }

    /** An existing post, with the change that was begun. */
    public void edit(PostView post) {
        looking(kept -> kept.stream().filter(draft -> post.id().equals(draft.post())).findFirst(), post, null);
    }

    void goOn(LocalDraft draft) {
        looking(kept -> kept.stream().filter(known -> known.key().equals(draft.key())).findFirst().or(
                () -> Optional.of(draft)), null, null);
    }

    private void another() {
        frame.closeSheet();
        looking(_ -> Optional.empty(), null, null);
    }

    private void looking(Function<List<LocalDraft>, Optional<LocalDraft>> choice, @Nullable PostView post,
            @Nullable Instant due) {
        if (open.get() != null) {
            frame.notices().say("The composer is open already; close it first, it keeps what is written");
            return;
        }
        if (opening) {
            return;
        }
        opening = true;
        // A disk may be slow, or far away.
        frame.background().run("Looking for kept drafts", store::all, all -> {
            opening = false;
            begin(all, choice.apply(all), post, due);
        }, failure -> {
            opening = false;
            frame.notices().tell(Problems.of(failure));
        });
    }

    private void begin(List<LocalDraft> all, Optional<LocalDraft> chosen, @Nullable PostView post,
            @Nullable Instant due) {
        var model = new ComposerModel(ComposerModel.Setting.of(link), frame.background(), store, UUID.randomUUID());
        chosen.ifPresentOrElse(model::restore, () -> {
            if (post != null) {
                model.edit(post);
            }
            model.when().set(due == null && post != null ? post.dueAt() : due);
        });
        var others = all.stream().filter(draft -> chosen.filter(draft::equals).isEmpty() && draft.waiting() == null)
                .toList();
        open(model, new Kept(chosen.map(LocalDraft::savedAt), others));
    }

    private void open(ComposerModel model, Kept kept) {
        load(model);
        var steps = new ComposerView.Steps(mode -> send(model, mode), frame::closeSheet, () -> discard(model),
                mode -> sendLater(model, mode), this::instead, this::another,
                () -> leaveFor(new Place(Area.CHANNELS, "")),
                channel -> leaveFor(new Place(Area.CHANNELS, channel.toString())));
        var view = new ComposerView(desk -> new Bench(model, link.formats(), new Mends(model, desk),
                new Uploads(link.media(), frame.background()), new Thumbnails(link.media(), frame.background()),
                frame.background()), steps, kept);
        open.set(new Open(model, view));
        frame.openSheet(view, () -> {
            open.set(null);
            model.keep();
        });
        view.ready();
    }

    private void load(ComposerModel model) {
        var writing = model.writing();
        writing.channels().setAll(known);
        frame.background().run("Loading channels", () -> link.channels().channels(), channels -> {
            known = channels;
            writing.channels().setAll(channels);
        }, failure -> frame.notices().tell(Problems.of(failure)));
        var unseen = writing.allParts().stream().flatMap(part -> part.media().stream())
                .filter(medium -> medium.seen().get() == null).toList();
        if (!unseen.isEmpty()) {
            frame.background().run("Loading media", () -> link.media().list().stream()
                    .collect(Collectors.toMap(MediaView::id, Function.identity())),
                    known -> unseen.forEach(
                            medium -> medium.seen().set(known.get(medium.id()))),
                    failure -> frame.notices().tell(Problems.of(failure)));
        }
    }

    private void instead(LocalDraft draft) {
        frame.closeSheet();
        goOn(draft);
    }

    private void leaveFor(Place place) {
        frame.closeSheet();
        frame.navigator().go(place);
        frame.notices().say("What you wrote is kept; New post goes on with it");
    }

    private void send(ComposerModel model, PostMode mode) {
        model.send(mode, saved -> {
            frame.closeSheet();
            var said = outbox.said(mode, saved);
            if (model.editing() || mode == PostMode.NOW) {
                frame.notices().say(said);
            } else {
                frame.notices().did(new UndoHistory.Step(said, () -> change(() -> link.posts().delete(saved.id())),
                        () -> change(() -> link.posts().restore(saved.id()))));
            }
        });
    }

    private void sendLater(ComposerModel model, PostMode mode) {
        model.sendLater(mode);
        frame.closeSheet();
        frame.notices().say("Kept on this machine; it is sent as soon as the server answers");
    }

    private void change(Background.Step step) {
        frame.background().perform("Changing the post", step, () -> {},
                failure -> frame.notices().tell(Problems.of(failure)));
    }

    private void discard(ComposerModel model) {
        var draft = model.discard();
        frame.closeSheet();
        frame.notices().show(belfry.desktop.shell.Toast.offering("Thrown away", "Bring it back", () -> goOn(draft)));
    }

    @Override
    public void close() {
        outbox.close();
        var shown = open.get();
        if (shown != null) {
            shown.model().keepAtOnce();
        }
    }
}
