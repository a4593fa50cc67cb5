package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.publish.PartPhase;
import belfry.core.wire.PartText;
import belfry.server.channel.ChannelRow;
import belfry.server.http.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Adds, changes and takes away the deliveries of a post, inside the transaction of a command. */
final class PostEditing {
    private final PostStores stores;
    private final Supplier<UUID> ids;

    PostEditing(PostStores stores, Supplier<UUID> ids) {
        this.stores = stores;
        this.ids = ids;
    }

    /** What a delivery is to become; {@code place}: its index in the draft. */
    record Change(int place, List<PartText> parts, Map<String, String> settings, DeliveryState state,
            @Nullable Instant dueAt) {}

    void add(Handle handle, Actor actor, PostTable.NewRow post, ChannelRow channel, List<PartText> parts,
            Map<String, String> settings, DeliveryState state, String reason) {
        var id = ids.get();
        stores.deliveries().insert(handle, new DeliveryTable.NewRow(id, post.id(), post.workspaceId(), channel.id(),
                channel.network(), state, post.dueAt(), settings));
        for (int i = 0; i < parts.size(); i++) {
            stores.parts().insert(handle, ids.get(), id, i, parts.get(i));
        }
        stores.deliveries().appendHistory(handle, id, null, state, actor.name(), reason);
        stores.deliveries().tellChanged(handle, id);
    }

    void change(Handle handle, Actor actor, DeliveryRow delivery, Change change) {
        var there = stores.parts().ofDelivery(handle, delivery.id());
        if (!same(there, change.parts()) || !delivery.settings().equals(change.settings())) {
            rewrite(handle, delivery, there, change);
        }
        if (!Objects.equals(delivery.dueAt(), change.dueAt()) || delivery.state() != change.state()) {
            stores.deliveries().reschedule(handle, delivery.id(), change.dueAt());
        }
        settle(handle, actor, delivery, change.state(), "edited");
    }

    /** Moves it to the state it is to have; where it is there already, the history still says what was done. */
    void settle(Handle handle, Actor actor, DeliveryRow delivery, DeliveryState to, String reason) {
        if (delivery.state() == to) {
            stores.deliveries().appendHistory(handle, delivery.id(), to, to, actor.name(), reason);
            stores.deliveries().tellChanged(handle, delivery.id());
            return;
        }
        if (delivery.state() == DeliveryState.FAILED || delivery.state() == DeliveryState.HELD) {
            stores.parts().reopen(handle, delivery.id());
        }
        if (!stores.moves().move(handle, delivery.id(), delivery.state(), to, actor.name(), reason)) {
            throw PostRefusals.publishing();
        }
    }

    /** What never tried anything disappears; what did stays, cancelled, with its ledger. */
    void drop(Handle handle, Actor actor, DeliveryRow delivery) {
        if (delivery.state() != DeliveryState.CANCELLED && !stores.deliveries().deleteUntried(handle, delivery.id())) {
            settle(handle, actor, delivery, DeliveryState.CANCELLED, "taken out of the post");
        }
    }

    private void rewrite(Handle handle, DeliveryRow delivery, List<PartRow> there, Change change) {
        for (int i = 0; i < Math.max(there.size(), change.parts().size()); i++) {
            if (i >= there.size()) {
                stores.parts().insert(handle, ids.get(), delivery.id(), i, change.parts().get(i));
            } else if (i >= change.parts().size() || !same(there.get(i), change.parts().get(i))) {
                if (there.get(i).phase() == PartPhase.PUBLISHED) {
                    throw PostRefusals.partPublished(change.place(), i);
                }
                if (i < change.parts().size()) {
                    stores.parts().rewrite(handle, there.get(i).id(), change.parts().get(i));
                }
            }
        }
        stores.parts().deleteFrom(handle, delivery.id(), change.parts().size());
        stores.deliveries().rewrite(handle, delivery.id(), change.settings());
    }

    private static boolean same(List<PartRow> there, List<PartText> wanted) {
        if (there.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!same(there.get(i), wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(PartRow there, PartText wanted) {
        return there.text().equals(wanted.text()) && there.delaySeconds() == wanted.delaySeconds()
                && there.media().equals(wanted.media());
    }
}
