package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.preflight.Preflight;
import belfry.core.repair.Repairs;
import belfry.core.wire.HistoryRow;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** What is done with a whole post without opening it: move, publish now, cancel, delete, bring back. */
public final class PostCommands {
    private final Database database;
    private final PostStores stores;
    private final PostChecks checks;
    private final PostEditing editing;

    public PostCommands(Database database, PostStores stores, PostChecks checks, Supplier<UUID> ids) {
        this.database = database;
        this.stores = stores;
        this.checks = checks;
        this.editing = new PostEditing(stores, ids);
    }

    /** Inside a command: the post and its deliveries, all locked. */
    private interface Work {
        void on(Handle handle, PostRow post, List<DeliveryRow> deliveries);
    }

    /** Drafts stay drafts; what failed or was missed is queued again for the new time. */
    public PostView move(Actor actor, UUID id, long version, Instant dueAt) {
        return command(actor, id, (handle, post, deliveries) -> {
            stores.requireVersion(handle, post, version);
            var now = stores.posts().now(handle);
            var changing = changing(deliveries);
            if (changing.stream().anyMatch(one -> one.state() != DeliveryState.DRAFT)) {
                PostRefusals.mayPublish(actor);
                notPast(dueAt, now);
            }
            stores.posts().reschedule(handle, id, dueAt);
            for (var delivery : changing) {
                stores.deliveries().reschedule(handle, delivery.id(), dueAt);
                editing.settle(handle, actor, delivery, moved(delivery.state()), "moved to " + dueAt);
            }
        });
    }

    public PostView publishNow(Actor actor, UUID id) {
        return command(actor, id, (handle, post, deliveries) -> {
            var changing = changing(deliveries);
            if (changing.isEmpty()) {
                throw noChannel();
            }
            var now = stores.posts().now(handle);
            PostRefusals.unlessClear(checks.check(handle, actor.workspaceId(), draft(handle, post, changing), now),
                    PostMode.NOW);
            stores.posts().reschedule(handle, id, now);
            for (var delivery : changing) {
                stores.deliveries().reschedule(handle, delivery.id(), now);
                editing.settle(handle, actor, delivery, DeliveryState.QUEUED, "publish now");
            }
        });
    }

    public PostView cancel(Actor actor, UUID id) {
        return command(actor, id, (handle, _, deliveries) -> {
            if (!deliveries.isEmpty() && deliveries.stream().allMatch(one -> one.state() == DeliveryState.PUBLISHED)) {
                throw PostRefusals.finished();
            }
            cancelAll(handle, actor, deliveries, "cancelled");
            stores.posts().touch(handle, id);
        });
    }

    /** What was to go out does not; {@link #restore} brings it back. */
    public void remove(Actor actor, UUID id) {
        database.jdbi().useTransaction(handle -> {
            stores.lock(handle, actor.workspaceId(), id);
            var deliveries = stores.deliveries().lockOfPost(handle, id);
            if (deliveries.stream().anyMatch(one -> one.state() == DeliveryState.QUEUED)) {
                PostRefusals.mayPublish(actor);
            }
            cancelAll(handle, actor, deliveries, "post deleted");
            stores.posts().remove(handle, id);
            stores.posts().tellChanged(handle, id);
        });
    }

    /** Undoes delete and cancel: each delivery is what it was, but nothing whose time passed is queued. */
    public PostView restore(Actor actor, UUID id) {
        return database.inTransaction(handle -> {
            var post = stores.posts().lock(handle, actor.workspaceId(), id)
                    .orElseThrow(() -> Refused.notFound("post"));
            var cancelled = stores.deliveries().lockOfPost(handle, id).stream()
                    .filter(one -> one.state() == DeliveryState.CANCELLED).toList();
            if (post.removedAt() == null && cancelled.isEmpty()) {
                throw PostRefusals.notCancelled(stores.views().of(handle, post).state());
            }
            var now = stores.posts().now(handle);
            stores.posts().restore(handle, id);
            cancelled.forEach(delivery -> bringBack(handle, actor, delivery, now));
            stores.posts().tellChanged(handle, id);
            return stores.view(handle, actor.workspaceId(), id);
        });
    }

    private PostView command(Actor actor, UUID id, Work work) {
        return database.inTransaction(handle -> {
            var post = stores.lock(handle, actor.workspaceId(), id);
            var deliveries = stores.deliveries().lockOfPost(handle, id);
            if (deliveries.stream().anyMatch(one -> one.state() == DeliveryState.PUBLISHING)) {
                throw PostRefusals.publishing();
            }
            work.on(handle, post, deliveries);
            stores.posts().tellChanged(handle, id);
            return stores.view(handle, actor.workspaceId(), id);
        });
    }

    /** Cancelled ones only when there are no others. */
    private static List<DeliveryRow> changing(List<DeliveryRow> deliveries) {
        var open = deliveries.stream().filter(one -> one.state().editable()).toList();
        if (open.isEmpty() && !deliveries.isEmpty()) {
            throw PostRefusals.finished();
        }
        var wanted = open.stream().filter(one -> one.state() != DeliveryState.CANCELLED).toList();
        return wanted.isEmpty() ? open : wanted;
    }

    private static DeliveryState moved(DeliveryState state) {
        return switch (state) {
            case FAILED, MISSED -> DeliveryState.QUEUED;
            case DRAFT, IN_REVIEW, QUEUED, HELD, PUBLISHING, PUBLISHED, UNCONFIRMED, CANCELLED -> state;
        };
    }

    private void cancelAll(Handle handle, Actor actor, List<DeliveryRow> deliveries, String reason) {
        for (var delivery : deliveries) {
            if (delivery.state() == DeliveryState.PUBLISHING) {
                throw PostRefusals.publishing();
            }
            if (delivery.state().mayBecome(DeliveryState.CANCELLED)) {
                editing.settle(handle, actor, delivery, DeliveryState.CANCELLED, reason);
            }
        }
    }

    private void bringBack(Handle handle, Actor actor, DeliveryRow delivery, Instant now) {
        var was = stores.deliveries().history(handle, delivery.id()).reversed().stream()
                .filter(row -> row.to() == DeliveryState.CANCELLED && row.from() != DeliveryState.CANCELLED)
                .findFirst().map(HistoryRow::from).orElse(DeliveryState.DRAFT);
        var waiting = was == DeliveryState.QUEUED || was == DeliveryState.HELD;
        var target = !waiting
                ? was
                : delivery.dueAt() != null && delivery.dueAt().isAfter(now)
                        ? DeliveryState.QUEUED
                        : DeliveryState.DRAFT;
        var from = delivery.state();
        for (var to : Repairs.way(from, target).orElse(List.of())) {
            stores.moves().move(handle, delivery.id(), from, to, actor.name(), "brought back");
            from = to;
        }
    }

    private PostDraft draft(Handle handle, PostRow post, List<DeliveryRow> deliveries) {
        var wanted = deliveries.stream().map(one -> new NewDelivery(one.channelId(), stores.parts()
                .ofDelivery(handle, one.id()).stream()
                .map(part -> new PartText(part.text(), part.delaySeconds(), part.media())).toList(), one.settings()))
                .toList();
        return new PostDraft(PostMode.NOW, null, post.zone(), post.parts(), wanted);
    }

    static void notPast(Instant dueAt, Instant now) {
        if (dueAt.isBefore(now.minus(Preflight.TOLERANCE))) {
            throw new Refused(422, Preflight.past(dueAt, now));
        }
    }

    private static Refused noChannel() {
        return new Refused(422, Preflight.noChannel());
    }
}
