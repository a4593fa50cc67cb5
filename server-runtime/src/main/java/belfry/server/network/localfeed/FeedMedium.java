package belfry.server.network.localfeed;

import java.util.UUID;

/** A medium as the feed hangs it on an entry. */
record FeedMedium(UUID id, String contentType, long bytes, String altText) {
    boolean image() {
        return contentType.startsWith("image/");
    }
}
