package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post on one channel as it stands in the database. */
public record DeliveryRow(UUID id, UUID postId, UUID workspaceId, UUID channelId, String network, String channelName,
        DeliveryState state, @Nullable Instant dueAt, Map<String, String> settings, int revision, long fence,
        @Nullable Instant nextTryAt, int tries, @Nullable Instant preparedAt, @Nullable String holdReason,
        @Nullable Problem problem, @Nullable Instant publishedAt, @Nullable Long latenessMillis,
        @Nullable String remoteUrl) {
    public DeliveryRow {
        settings = Map.copyOf(settings);
    }
}
