package belfry.desktop.calendar;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Formats;
import belfry.desktop.server.PostApi;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.UndoHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is done to posts of the calendar besides moving them: cancel and copy, each with its way back. */
final class PostDeeds {
    private final CalendarModel calendar;
    private final SelectionModel selection;
    private final PostApi api;
    private final Background background;
    private final Notices notices;
    private final Supplier<UUID> ids;

    /** One call to the server per post. */
    @FunctionalInterface
    private interface Call<T> {
        @Nullable
        PostView on(T one) throws ServerException, InterruptedException;
    }

    /** What became of several calls. */
    private record Outcome(List<PostView> done, List<Problem> refused) {}

    /** @param ids makes the keys by which the server knows a repeated request */
    PostDeeds(CalendarModel calendar, SelectionModel selection, PostApi api, Background background, Notices notices,
            Supplier<UUID> ids) {
        this.calendar = calendar;
        this.selection = selection;
        this.api = api;
        this.background = background;
        this.notices = notices;
        this.ids = ids;
    }

    void cancel(List<PostView> posts) {
        var wanted = posts.stream().map(PostView::id).toList();
        each("Cancelling", wanted, api::cancel, done -> {
            var gone = done.stream().map(PostView::id).toList();
            notices.did(new UndoHistory.Step("Cancelled " + Formats.count(gone.size(), "post"),
                    () -> each("Restoring", gone, api::restore, _ -> {}),
                    () -> each("Cancelling", gone, api::cancel, _ -> {})));
        });
    }

    /** Copies posts to the times of a plan; what was published or planned is planned again, drafts stay drafts. */
    void copy(MovePlan plan) {
        if (!plan.whyNot().isEmpty()) {
            notices.say(plan.whyNot());
            return;
        }
        var keys = new java.util.HashMap<UUID, UUID>();
        plan.to().keySet().forEach(id -> keys.put(id, ids.get()));
        each("Copying", plan.to().keySet(), id -> {
            var post = api.get(id);
            return api.create(draft(post, plan.to().getOrDefault(id, Instant.EPOCH)),
                    keys.getOrDefault(id, id));
        }, made -> {
            var fresh = made.stream().map(PostView::id).toList();
            selection.these(fresh);
            notices.did(new UndoHistory.Step(plan.title(), () -> each("Taking back", fresh, this::delete, _ -> {}),
                    () -> each("Restoring", fresh, api::restore, _ -> {})));
        });
    }

    private @Nullable PostView delete(UUID id) throws ServerException, InterruptedException {
        api.delete(id);
        background.show(() -> calendar.shelf().remove(id));
        return null;
    }

    private static PostDraft draft(PostView post, Instant due) {
        var mode = post.state() == DeliveryState.DRAFT ? PostMode.DRAFT : PostMode.SCHEDULE;
        return new PostDraft(mode, due, post.zone(), post.parts(), post.deliveries().stream().map(delivery -> {
            var own = delivery.parts().stream()
                    .map(part -> new PartText(part.text(), part.delaySeconds(), part.media())).toList();
            return new NewDelivery(delivery.channelId(), own.isEmpty() || own.equals(post.parts()) ? null : own,
                    delivery.settings());
        }).toList());
    }

    private void each(String title, Collection<UUID> posts, Call<UUID> call, Consumer<List<PostView>> done) {
        var wanted = List.copyOf(posts);
        background.run(title, () -> all(wanted, call), outcome -> {
            outcome.done().forEach(calendar.shelf()::put);
            calendar.arrange();
            if (!outcome.done().isEmpty()) {
                done.accept(outcome.done());
            }
            if (!outcome.refused().isEmpty()) {
                var first = outcome.refused().getFirst();
                notices.tell(wanted.size() == 1
                        ? first
                        : Problem.warning(first.code(), "%d of %d posts were refused"
                                .formatted(outcome.refused().size(), wanted.size()), first.cause(), first.summary()));
            }
        }, failed -> notices.tell(Problems.of(failed)));
    }

    private static Outcome all(List<UUID> posts, Call<UUID> call) throws InterruptedException {
        var done = new ArrayList<PostView>();
        var refused = new ArrayList<Problem>();
        for (var post : posts) {
            try {
                var fresh = call.on(post);
                if (fresh != null) {
                    done.add(fresh);
                }
            } catch (ServerException e) {
                refused.add(e.problem());
            }
        }
        return new Outcome(done, refused);
    }
}
