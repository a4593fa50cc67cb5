package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.wire.RemovalView;
import belfry.server.channel.WaitingPosts;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What happens to posts when their channel is removed: what waits is cancelled, drafts stay with their words. */
public final class ChannelPosts implements WaitingPosts {
    private static final int SHOWN = 100;

    private final PostStores stores;

    public ChannelPosts(PostStores stores) {
        this.stores = stores;
    }

    @Override
    public RemovalView of(Handle handle, UUID channel) {
        Map<Boolean, Long> drafts = stores.deliveries().waiting(handle, channel).stream()
                .collect(Collectors.partitioningBy(row -> row.state() == DeliveryState.DRAFT, Collectors.counting()));
        var posts = stores.deliveries().waiting(handle, channel).stream()
                .filter(row -> row.state() != DeliveryState.DRAFT).map(DeliveryRow::postId).limit(SHOWN).toList();
        return new RemovalView(drafts.getOrDefault(false, 0L), drafts.getOrDefault(true, 0L), posts);
    }

    @Override
    public void cancel(Handle handle, UUID channel, String actor) {
        for (var row : stores.deliveries().waiting(handle, channel)) {
            if (row.state() != DeliveryState.DRAFT) {
                stores.moves().move(handle, row.id(), row.state(), DeliveryState.CANCELLED, actor, "channel removed");
            }
        }
    }
}
