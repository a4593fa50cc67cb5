package belfry.server.post;

import belfry.core.post.DeliveryState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which posts of a workspace are asked for.
 *
 * @param words every one must occur in the text
 * @param cursor where the page before ended
 * @param order null: with a range by due time, oldest first; without one the newest first
 */
public record PostFilter(UUID workspaceId, @Nullable Instant from, @Nullable Instant to, @Nullable UUID channelId,
        @Nullable String network, @Nullable DeliveryState state, @Nullable String words, @Nullable PostCursor cursor,
        @Nullable Order order, int limit) {
    public static final int MOST = 1000;

    public PostFilter {
        limit = Math.clamp(limit, 1, MOST);
    }

    /** How a list of posts is sorted; by due time only those that have one are listed. */
    public enum Order {
        DUE, DUE_DESC, NEWEST
    }

    public boolean ranged() {
        return from != null || to != null;
    }

    /** Whether the list goes by due time, so that a page ends at one. */
    boolean byDue() {
        return order == null ? ranged() : order != Order.NEWEST;
    }

    /** As much as there is of the time between two instants. */
    public static PostFilter range(UUID workspace, Instant from, Instant to, int limit) {
        return new PostFilter(workspace, from, to, null, null, null, null, null, null, limit);
    }

    public static PostFilter newest(UUID workspace, int limit) {
        return new PostFilter(workspace, null, null, null, null, null, null, null, null, limit);
    }
}
