package belfry.core.wire;

import java.util.List;
import java.util.UUID;

/** What removing a channel would cancel. */
public record RemovalView(long queued, long drafts, List<UUID> posts) {
    public RemovalView {
        posts = List.copyOf(posts);
    }
}
