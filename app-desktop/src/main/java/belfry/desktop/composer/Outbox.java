package belfry.desktop.composer;

import belfry.core.problem.Problem;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.Toast;
import java.io.IOException;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was written while the server was away: sent, once each, when it answers again. */
final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final ServerLink link;
    private final Frame frame;
    private final DraftStore store;
    private final Consumer<LocalDraft> open;
    private Subscription events = Subscription.EMPTY;
    private boolean sending;

    /** @param open goes on with a draft in the composer */
    Outbox(ServerLink link, Frame frame, DraftStore store, Consumer<LocalDraft> open) {
        this.link = link;
        this.frame = frame;
        this.store = store;
        this.open = open;
    }

    void start() {
        events = link.events().onReconnect(this::send);
        frame.background().run("Looking for kept drafts", store::all, kept -> {
            kept.stream().filter(draft -> draft.waiting() == null).findFirst().ifPresent(this::offer);
            send();
        }, failure -> LOG.warn("The kept drafts could not be read: {}", failure.getMessage()));
    }

    private void offer(LocalDraft draft) {
        frame.notices().show(Toast.offering("\"%s\" is not sent yet".formatted(Kept.shortWords(draft)), "Go on",
                () -> open.accept(draft)));
    }

    private void send() {
        if (sending) {
            return;
        }
        sending = true;
        frame.background().perform("Sending what was kept", this::sendAll, () -> sending = false, failure -> {
            sending = false;
            LOG.debug("What was kept could not be sent yet", failure);
        });
    }

    private void sendAll() throws ServerException, InterruptedException, IOException {
        for (var draft : store.all()) {
            var mode = draft.waiting();
            if (mode != null) {
                send(draft, mode);
            }
        }
    }

    /** Refused: it is a draft again, and a person is told. No answer: it waits on. */
    private void send(LocalDraft draft, PostMode mode) throws ServerException, InterruptedException, IOException {
        var written = draft.draft();
        var body = new PostDraft(mode, written.dueAt(), written.zone(), written.parts(), written.deliveries());
        var post = draft.post();
        try {
            var saved = post == null
                    ? link.posts().create(body, draft.key())
                    : link.posts().replace(post, body, draft.version());
            store.forget(draft);
            frame.background().show(() -> frame.notices().say("Sent what was kept: " + said(mode, saved)));
        } catch (ServerException e) {
            if (e.status() == ServerException.NO_ANSWER) {
                throw e;
            }
            var again = draft.waitingFor(null);
            store.keep(again);
            frame.background().show(() -> refused(again, Problems.of(e)));
        }
    }

    private void refused(LocalDraft draft, Problem problem) {
        frame.notices().show(new Toast(problem.severity(), "\"%s\" was not taken: %s".formatted(
                Kept.shortWords(draft), problem.summary()), "Open it", () -> open.accept(draft)));
    }

    /** What has become of a post, in the past tense. */
    String said(PostMode mode, PostView saved) {
        var due = saved.dueAt();
        return switch (mode) {
            case DRAFT -> "Saved as a draft";
            case NOW -> "Publishing now";
            case SCHEDULE, NEXT_SLOT -> "Scheduled for " + (due == null ? "later" : link.formats().moment(due));
        };
    }

    @Override
    public void close() {
        events.unsubscribe();
    }
}
