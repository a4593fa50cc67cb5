package belfry.server.repair;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.repair.Repairs;
import belfry.core.wire.RepairResult;
import belfry.core.wire.RepairRow;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import belfry.server.post.DeliveryRow;
import belfry.server.post.PostStores;
import belfry.server.repair.RepairTable.Before;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes a repair back, delivery by delivery, as far as nothing happened to it since. */
final class RepairUndo {
    private final Database database;
    private final PostStores stores;
    private final RepairTable table;

    RepairUndo(Database database, PostStores stores, RepairTable table) {
        this.database = database;
        this.stores = stores;
        this.table = table;
    }

    RepairResult undo(Actor actor, byte[] tokenHash) {
        return database.inTransaction(handle -> {
            var before = table.takeUndo(handle, actor.workspaceId(), tokenHash)
                    .orElseThrow(() -> Refused.notFound("repair to undo"));
            return new RepairResult(before.stream().map(one -> back(handle, actor, one)).toList(), null);
        });
    }

    private RepairRow back(Handle handle, Actor actor, Before before) {
        var delivery = stores.deliveries().lock(handle, actor.workspaceId(), before.deliveryId())
                .orElseThrow(() -> Refused.notFound("delivery"));
        var way = Repairs.way(delivery.state(), before.state());
        if (delivery.state() != before.after() || way.isEmpty()) {
            return row(handle, delivery, delivery.state(), delivery.dueAt(), Problem.error("repair-not-undone",
                    "The delivery is %s by now".formatted(delivery.state()),
                    "Something happened to it after the repair",
                    "Look at it again"));
        }
        var from = delivery.state();
        for (var to : way.get()) {
            stores.moves().move(handle, delivery.id(), from, to, actor.name(), "repair undone");
            from = to;
        }
        stores.deliveries().restore(handle, delivery.id(), before.dueAt(), before.nextTryAt(), before.tries(),
                before.problem(), before.holdReason());
        stores.posts().followDeliveries(handle, delivery.postId());
        stores.posts().tellChanged(handle, delivery.postId());
        return row(handle, delivery, before.state(), before.dueAt(), null);
    }

    private RepairRow row(Handle handle, DeliveryRow delivery, DeliveryState after, @Nullable Instant dueAfter,
            @Nullable Problem problem) {
        return row(stores.posts().excerpt(handle, delivery.postId()), delivery, after, dueAfter,
                List.of("Put it back as it was"), problem);
    }

    static RepairRow row(String excerpt, DeliveryRow delivery, DeliveryState after, @Nullable Instant dueAfter,
            List<String> calls, @Nullable Problem problem) {
        return new RepairRow(delivery.id(), delivery.postId(), delivery.network(), delivery.channelName(), excerpt,
                delivery.state(), after, delivery.dueAt(), dueAfter, calls, problem == null, problem);
    }
}
