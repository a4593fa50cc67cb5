package belfry.server.post;

import belfry.core.publish.PartPhase;
import belfry.core.wire.PartMedia;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of a delivery as it stands in the database.
 *
 * @param idempotencyKey made when the part was written and never changed
 * @param prepared handles of what was made before the commit
 * @param remoteFacts what the next part of the thread needs
 */
public record PartRow(UUID id, UUID deliveryId, int position, String text, int delaySeconds, List<PartMedia> media,
        PartPhase phase, String idempotencyKey, Map<String, String> prepared,
        @Nullable String remoteId, @Nullable String remoteUrl, Map<String, String> remoteFacts,
        @Nullable Instant publishedAt) {
    public PartRow {
        media = List.copyOf(media);
        prepared = Map.copyOf(prepared);
        remoteFacts = Map.copyOf(remoteFacts);
    }
}
