package belfry.server.post;

import belfry.core.post.DeliveryState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which posts of a workspace are asked for. With a range: by due time, oldest first; without: newest first.
 *
 * @param words every one must occur in the text
 * @param cursor where the page before ended
 */
public record PostFilter(UUID workspaceId, @Nullable Instant from, @Nullable Instant to, @Nullable UUID channelId,
        @Nullable String network, @Nullable DeliveryState state, @Nullable String words, @Nullable PostCursor cursor,
        int limit) {
    public static final int MOST = 1000;

    public PostFilter {
        limit = Math.clamp(limit, 1, MOST);
    }

    public boolean ranged() {
        return from != null || to != null;
    }

    /** As much as there is of the time between two instants. */
    public static PostFilter range(UUID workspace, Instant from, Instant to, int limit) {
        return new PostFilter(workspace, from, to, null, null, null, null, null, limit);
    }

    public static PostFilter newest(UUID workspace, int limit) {
        return new PostFilter(workspace, null, null, null, null, null, null, null, limit);
    }
}
