package belfry.server.post;

import belfry.core.post.WholeState;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.PartView;
import belfry.core.wire.PostView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts posts together with their deliveries and parts, as the API shows them. */
public final class PostViews {
    private final DeliveryTable deliveries;
    private final PartTable parts;
    private final ExplainTable facts;

    public PostViews(DeliveryTable deliveries, PartTable parts, ExplainTable facts) {
        this.deliveries = deliveries;
        this.parts = parts;
        this.facts = facts;
    }

    public PostView of(Handle handle, PostRow post) {
        return of(handle, List.of(post)).getFirst();
    }

    /** Four statements, however many posts. */
    public List<PostView> of(Handle handle, List<PostRow> posts) {
        var ids = posts.stream().map(PostRow::id).toList();
        var rows = deliveries.ofPosts(handle, ids);
        var ofDelivery = parts.ofDeliveries(handle, rows.stream().map(DeliveryRow::id).toList()).stream()
                .collect(Collectors.groupingBy(PartRow::deliveryId));
        var tried = facts.lastTries(handle, rows.stream().map(DeliveryRow::id).toList());
        var ofPost = rows.stream()
                .map(row -> view(row, tried.get(row.id()), ofDelivery.getOrDefault(row.id(), List.of())))
                .collect(Collectors.groupingBy(DeliveryView::postId));
        return posts.stream().map(post -> view(post, ofPost.getOrDefault(post.id(), List.of()))).toList();
    }

    private static PostView view(PostRow post, List<DeliveryView> deliveries) {
        var state = WholeState.of(deliveries.stream().map(DeliveryView::state).toList());
        return new PostView(post.id(), post.dueAt(), post.zone(), state, post.excerpt(), post.source(), post.author(),
                post.parts(), deliveries, post.createdAt(), post.updatedAt(), post.version());
    }

    private static DeliveryView view(DeliveryRow row, @Nullable Instant lastTry, List<PartRow> parts) {
        return new DeliveryView(row.id(), row.postId(), row.channelId(), row.network(), row.channelName(), row.state(),
                row.dueAt(), row.publishedAt(), row.latenessMillis(), row.remoteUrl(), row.problem(), row.holdReason(),
                row.nextTryAt(), row.tries(), lastTry, row.revision(), row.settings(),
                parts.stream().map(PostViews::view).toList());
    }

    private static PartView view(PartRow part) {
        return new PartView(part.id(), part.position(), part.text(), part.delaySeconds(), part.media(), part.phase(),
                part.remoteId(), part.remoteUrl(), part.publishedAt());
    }
}
