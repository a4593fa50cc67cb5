package belfry.core.wire;

import belfry.core.publish.PartPhase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message of a delivery. */
public record PartView(UUID id, int position, String text, int delaySeconds, List<PartMedia> media, PartPhase phase,
        @Nullable String remoteId, @Nullable String url, @Nullable Instant publishedAt) {
    public PartView {
        media = List.copyOf(media);
    }
}
