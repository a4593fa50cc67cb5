package belfry.server.post;

import belfry.core.repair.Circumstances;
import belfry.core.repair.Repairs;
import belfry.core.repair.WhyNotOut;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.DeliveryExplanation;
import belfry.core.wire.ExplanationView;
import belfry.core.wire.DeliveryHistory;
import belfry.core.wire.LedgerRow;
import belfry.core.wire.Page;
import belfry.core.wire.PostView;
import belfry.server.channel.ChannelRow;
import belfry.server.channel.ChannelTable;
import belfry.server.database.Database;
import belfry.server.http.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads posts, and answers why one is not out. */
public final class PostReading {
    private final Database database;
    private final PostStores stores;
    private final ChannelTable channels;
    private final ExplainTable facts;

    public PostReading(Database database, PostStores stores, ChannelTable channels, ExplainTable facts) {
        this.database = database;
        this.stores = stores;
        this.channels = channels;
        this.facts = facts;
    }

    public Page<PostView> list(PostFilter filter) {
        return database.jdbi().withHandle(handle -> {
            var rows = stores.posts().list(handle, filter);
            var page = rows.subList(0, Math.min(rows.size(), filter.limit()));
            var last = rows.size() > page.size() ? page.getLast() : null;
            var next = last == null ? null : new PostCursor(filter.byDue() ? last.dueAt() : null, last.id());
            return new Page<>(stores.views().of(handle, page), next == null ? null : next.toString());
        });
    }

    public PostView view(UUID workspace, UUID post) {
        return database.jdbi().withHandle(handle -> stores.views().of(handle, there(handle, workspace, post)));
    }

    public List<LedgerRow> ledger(UUID workspace, UUID post) {
        return database.jdbi().withHandle(handle -> {
            there(handle, workspace, post);
            return facts.ledger(handle, post);
        });
    }

    public List<DeliveryHistory> history(UUID workspace, UUID post) {
        return database.jdbi().withHandle(handle -> {
            there(handle, workspace, post);
            return stores.deliveries().ofPosts(handle, List.of(post)).stream().map(one -> new DeliveryHistory(one.id(),
                    one.channelName(), stores.deliveries().history(handle, one.id()))).toList();
        });
    }

    public ExplanationView explain(UUID workspace, UUID post) {
        return database.jdbi().withHandle(handle -> {
            there(handle, workspace, post);
            var now = stores.posts().now(handle);
            var explained = new ArrayList<DeliveryExplanation>();
            for (var delivery : stores.deliveries().ofPosts(handle, List.of(post))) {
                var why = WhyNotOut.of(circumstances(handle, delivery, now));
                explained.add(new DeliveryExplanation(delivery.id(), delivery.channelName(), delivery.state(),
                        why.sentence(), why.problem().orElse(null), Repairs.allowed(delivery.state())));
            }
            return new ExplanationView(post, explained);
        });
    }

    private Circumstances circumstances(Handle handle, DeliveryRow delivery, Instant now) {
        var channel = channels.find(handle, delivery.workspaceId(), delivery.channelId());
        var standing = new Circumstances.Channel(delivery.channelName(), delivery.network(),
                channel.map(ChannelRow::disabled).orElse(true),
                channel.map(row -> row.health() == ChannelHealth.REAUTHORISE).orElse(false),
                channel.map(ChannelRow::heldUntil).orElse(null));
        return new Circumstances(now, delivery.state(), delivery.dueAt(), delivery.nextTryAt(), delivery.tries(),
                delivery.holdReason(), delivery.problem(), delivery.publishedAt(), delivery.latenessMillis(),
                delivery.remoteUrl(), standing, facts.sending(handle, delivery.id()), facts.publishers(handle),
                facts.incident(handle, delivery));
    }

    private PostRow there(Handle handle, UUID workspace, UUID post) {
        return stores.posts().find(handle, workspace, post).filter(row -> row.removedAt() == null)
                .orElseThrow(() -> Refused.notFound("post"));
    }
}
