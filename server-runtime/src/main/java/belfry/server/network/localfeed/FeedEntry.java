package belfry.server.network.localfeed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One published part as the feed shows it. */
record FeedEntry(UUID id, Optional<UUID> parentId, String text, Instant publishedAt, List<FeedMedium> media) {
    FeedEntry {
        media = List.copyOf(media);
    }
}
