package belfry.server.post;

import belfry.core.wire.PostView;
import belfry.server.http.Refused;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The tables that a command on posts works with, and the post it works on. */
public record PostStores(PostTable posts, DeliveryTable deliveries, PartTable parts, DeliveryMoves moves,
        PostViews views) {

    public static PostStores create() {
        var deliveries = new DeliveryTable();
        var parts = new PartTable();
        return new PostStores(new PostTable(), deliveries, parts, new DeliveryMoves(deliveries),
                new PostViews(deliveries, parts, new ExplainTable()));
    }

    public PostView view(Handle handle, UUID workspace, UUID post) {
        return views.of(handle, posts.find(handle, workspace, post).orElseThrow(() -> Refused.notFound("post")));
    }

    /** Locked until the transaction ends; a removed post is not found. */
    PostRow lock(Handle handle, UUID workspace, UUID post) {
        return posts.lock(handle, workspace, post).filter(row -> row.removedAt() == null)
                .orElseThrow(() -> Refused.notFound("post"));
    }

    void requireVersion(Handle handle, PostRow post, long version) {
        if (post.version() != version) {
            throw Refused.changed("post-changed", "post", views.of(handle, post));
        }
    }
}
