package belfry.desktop.composer;

import belfry.core.wire.MediaView;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.UndoHistory;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the composer over whatever one is looking at; closing it keeps what was written. */
public final class Composer {
    private final ServerLink link;
    private final Frame frame;
    private final DraftStore store;

    /** @param folder where the console keeps its files on this machine */
    public Composer(ServerLink link, Frame frame, Path folder) {
        this.link = link;
        this.frame = frame;
        store = new DraftStore(folder, link.workspace().id());
    }

    /** A new post, or the one that was begun and not sent. */
    public void write() {
        open(null);
    }

    /** An existing post. */
    public void edit(PostView post) {
        open(post);
    }

    private void open(@Nullable PostView post) {
        var model = new ComposerModel(link.posts(), frame.background(), link.clock(), link.zone(), store,
                UUID.randomUUID());
        var kept = store.read(post == null ? null : post.id());
        kept.ifPresentOrElse(model::restore, () -> {
            if (post != null) {
                model.edit(post);
            }
        });
        frame.background().run("Loading channels", () -> link.channels().channels(), model.channels()::setAll,
                failure -> frame.notices().tell(Problems.of(failure)));
        var view = new ComposerView(model, link.formats(), new ComposerView.Steps(mode -> send(model, mode),
                frame::closeSheet, this::upload, () -> discard(model)), kept.isPresent());
        frame.openSheet(view, model::keep);
        view.ready();
    }

    private void send(ComposerModel model, PostMode mode) {
        model.send(mode, saved -> {
            frame.closeSheet();
            var due = saved.dueAt();
            var said = switch (mode) {
                case DRAFT -> "Saved as a draft";
                case NOW -> "Publishing now";
                case SCHEDULE, NEXT_SLOT -> "Scheduled for " + (due == null ? "later" : link.formats().moment(due));
            };
            if (model.editing() || mode == PostMode.NOW) {
                frame.notices().say(said);
            } else {
                frame.notices().did(new UndoHistory.Step(said, () -> change(() -> link.posts().delete(saved.id())),
                        () -> change(() -> link.posts().restore(saved.id()))));
            }
        });
    }

    private void change(belfry.desktop.fx.Background.Step step) {
        frame.background().perform("Changing the post", step, () -> {},
                failure -> frame.notices().tell(Problems.of(failure)));
    }

    private void discard(ComposerModel model) {
        model.discard();
        frame.closeSheet();
        frame.notices().say("Thrown away");
    }

    private void upload(Path file, Consumer<MediaView> done) {
        frame.background().run("Uploading " + file.getFileName(), () -> link.media().upload(file), done,
                failure -> frame.notices().tell(Problems.of(failure)));
    }
}
