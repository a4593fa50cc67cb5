package belfry.core.wire;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post on one channel.
 *
 * @param latenessMillis first visible minus due
 * @param lastTryAt when something was last sent to the network for it
 */
public record DeliveryView(UUID id, UUID postId, UUID channelId, String network, String channelName,
        DeliveryState state, @Nullable Instant dueAt, @Nullable Instant publishedAt, @Nullable Long latenessMillis,
        @Nullable String url,
        @Nullable Problem problem, @Nullable String holdReason, @Nullable Instant nextTryAt, int tries,
        @Nullable Instant lastTryAt, int revision,
        Map<String, String> settings, List<PartView> parts) {
    public DeliveryView {
        settings = Map.copyOf(settings);
        parts = List.copyOf(parts);
    }
}
