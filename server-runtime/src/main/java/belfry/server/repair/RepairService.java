package belfry.server.repair;

import belfry.core.network.Networks;
import belfry.core.post.DeliveryState;
import belfry.core.preflight.Preflight;
import belfry.core.problem.Problem;
import belfry.core.repair.Repairs;
import belfry.core.secret.Secret;
import belfry.core.wire.RepairAction;
import belfry.core.wire.RepairRequest;
import belfry.core.wire.RepairResult;
import belfry.core.wire.RepairRow;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import belfry.server.post.DeliveryRow;
import belfry.server.post.NextSlots;
import belfry.server.post.PostStores;
import belfry.server.repair.RepairTable.Before;
import belfry.server.secret.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Mends deliveries: one transaction for all of a request; a dry run does the same and takes it back. */
public final class RepairService {
    static final int MOST = 1000;
    /** What is queued again in a crowd goes out one a minute per channel, not in a burst. */
    private static final Duration APART = Duration.ofMinutes(1);
    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final PostStores stores;
    private final NextSlots slots;
    private final Tokens tokens;
    private final Supplier<UUID> ids;
    private final RepairTable table = new RepairTable();
    private final RepairUndo undo;

    public RepairService(Database database, PostStores stores, NextSlots slots, Tokens tokens, Supplier<UUID> ids) {
        this.database = database;
        this.stores = stores;
        this.slots = slots;
        this.tokens = tokens;
        this.ids = ids;
        this.undo = new RepairUndo(database, stores, table);
    }

    /** One request while it is carried out: its time and how many of each channel it has queued. */
    private record Run(Actor actor, RepairRequest request, Instant now, Map<UUID, Integer> queued,
            List<Before> before) {}

    public RepairResult repair(Actor actor, RepairRequest request) {
        check(request);
        return database.jdbi().withHandle(handle -> {
            handle.begin();
            try {
                var run = new Run(actor, request, stores.posts().now(handle), new HashMap<>(), new ArrayList<>());
                var rows = request.deliveryIds().stream().distinct().map(id -> one(handle, run, id)).toList();
                if (request.dryRun()) {
                    handle.rollback();
                    return new RepairResult(rows, null);
                }
                var token = run.before().isEmpty() ? null : remember(handle, run);
                handle.commit();
                return new RepairResult(rows, token == null ? null : token.reveal());
            } catch (RuntimeException e) {
                handle.rollback();
                throw e;
            }
        });
    }

    public RepairResult undo(Actor actor, String token) {
        return undo.undo(actor, Tokens.hash(Secret.of(token)));
    }

    private Secret remember(Handle handle, Run run) {
        var token = tokens.next("", TOKEN_BYTES);
        table.remember(handle, ids.get(), run.actor().workspaceId(), run.request().action().name(), run.actor().name(),
                Tokens.hash(token), run.before());
        return token;
    }

    private RepairRow one(Handle handle, Run run, UUID id) {
        var delivery = stores.deliveries().lock(handle, run.actor().workspaceId(), id)
                .orElseThrow(() -> Refused.notFound("delivery"));
        var broken = new Repairs.Broken(delivery.state(), delivery.dueAt(), table.partsBehindDoubt(handle, id));
        var refusal = Repairs.refusal(run.request().action(), broken);
        if (refusal.isPresent()) {
            return row(handle, delivery, delivery.state(), delivery.dueAt(), List.of(), refusal.get());
        }
        var step = Repairs.step(run.request().action(), broken, run.now(), time(handle, run, delivery));
        if (!carryOut(handle, run, delivery, step)) {
            return row(handle, delivery, delivery.state(), delivery.dueAt(), step.calls(),
                    Problem.error("delivery-moved-on",
                            "The delivery changed at this moment", "Something else took it", "Look at it again"));
        }
        if (step.undoable()) {
            run.before().add(new Before(id, delivery.state(), delivery.dueAt(), delivery.nextTryAt(), delivery.tries(),
                    delivery.problem(), delivery.holdReason(), step.after()));
        }
        return row(handle, delivery, step.after(), step.dueAt() == null ? delivery.dueAt() : step.dueAt(), step.calls(),
                null);
    }

    private @Nullable Instant time(Handle handle, Run run, DeliveryRow delivery) {
        return switch (run.request().action()) {
            case RESCHEDULE -> run.request().dueAt() != null
                    ? run.request().dueAt()
                    : slots.take(handle,
                            delivery.workspaceId(), List.of(delivery.channelId()), run.now());
            case REQUEUE -> run.now().plus(APART
                    .multipliedBy(run.queued().merge(delivery.channelId(), 1, Integer::sum) - 1L));
            case PUBLISH_NOW, RETRY_UNCONFIRMED -> run.now();
            case MARK_PUBLISHED, CANCEL -> null;
        };
    }

    private boolean carryOut(Handle handle, Run run, DeliveryRow delivery, Repairs.Step step) {
        var id = delivery.id();
        var action = run.request().action();
        if (action == RepairAction.RETRY_UNCONFIRMED) {
            table.closeAsAbsent(handle, id, decided(run.actor(), "found nothing published"));
        }
        if (action == RepairAction.MARK_PUBLISHED) {
            markPublished(handle, run, delivery, step.after() == DeliveryState.QUEUED);
        }
        if (step.after() == DeliveryState.QUEUED) {
            stores.parts().reopen(handle, id);
            stores.deliveries().reschedule(handle, id, step.dueAt() == null ? delivery.dueAt() : step.dueAt());
        }
        var moved = step.after() == delivery.state()
                ? stay(handle, run, delivery)
                : stores.moves().move(handle, id, delivery.state(), step.after(), run.actor().name(), reason(action));
        stores.posts().followDeliveries(handle, delivery.postId());
        stores.posts().tellChanged(handle, delivery.postId());
        return moved;
    }

    /** @param goesOn only the doubtful part was found; those behind it are still to be sent */
    private void markPublished(Handle handle, Run run, DeliveryRow row, boolean goesOn) {
        var delivery = row.id();
        var url = run.request().url();
        var remoteId = url == null ? null : remoteId(row.network(), url);
        if (goesOn) {
            stores.parts().markDoubtfulPublished(handle, delivery, url, remoteId);
        } else {
            stores.parts().markPublished(handle, delivery, url, remoteId);
        }
        table.closeAsDone(handle, delivery, url, decided(run.actor(), "found it published"));
        stores.deliveries().markPublished(handle, delivery, url);
    }

    private static @Nullable String remoteId(String network, String url) {
        return Networks.find(network).flatMap(known -> known.remoteId(URI.create(url))).orElse(null);
    }

    private boolean stay(Handle handle, Run run, DeliveryRow delivery) {
        stores.deliveries().appendHistory(handle, delivery.id(), delivery.state(), delivery.state(),
                run.actor().name(), reason(run.request().action()));
        return true;
    }

    private static String reason(RepairAction action) {
        return "repair: " + Repairs.inWords(action);
    }

    private static Problem decided(Actor actor, String what) {
        return Problem.warning("operator-decided", "%s looked at the channel and %s".formatted(actor.name(), what),
                "The network could not say", "Nothing has to be done");
    }

    private RepairRow row(Handle handle, DeliveryRow delivery, DeliveryState after, @Nullable Instant dueAfter,
            List<String> calls, @Nullable Problem problem) {
        return RepairUndo.row(stores.posts().excerpt(handle, delivery.postId()), delivery, after, dueAfter, calls,
                problem);
    }

    private void check(RepairRequest request) {
        if (request.deliveryIds().isEmpty() || request.deliveryIds().size() > MOST) {
            throw refused("repair-size-wrong", "A repair is for 1 to %d deliveries".formatted(MOST),
                    "This one is for %d".formatted(request.deliveryIds().size()), "Choose fewer", "/deliveryIds");
        }
        var due = request.dueAt();
        var now = database.now();
        if (request.action() == RepairAction.RESCHEDULE && due != null
                && due.isBefore(now.minus(Preflight.TOLERANCE))) {
            throw new Refused(422, Preflight.past(due, now));
        }
        var url = request.url();
        if (url != null && !url.matches("https?://[^\\s\"<>/]+[^\\s\"<>]{0,2000}")) {
            throw refused("url-wrong", "That is not the address of a post", "It must begin with https:// or http://",
                    "Copy it from the browser", "/url");
        }
        if (url != null && request.deliveryIds().size() > 1) {
            throw refused("url-for-many", "One address cannot be that of %d posts"
                    .formatted(request.deliveryIds().size()), "Each has its own", "Mark them one by one", "/url");
        }
    }

    private static Refused refused(String code, String summary, String cause, String remedy, String field) {
        return new Refused(422, Problem.error(code, summary, cause, remedy).at(field));
    }
}
