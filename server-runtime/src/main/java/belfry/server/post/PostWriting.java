package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.post.Excerpt;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.wire.Wire;
import belfry.server.channel.ChannelRow;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes posts: each command is one transaction, told to everybody when it is committed. */
public final class PostWriting {
    private static final int LONGEST_KEY = 200;

    private final Database database;
    private final PostStores stores;
    private final PostChecks checks;
    private final NextSlots slots;
    private final PostEditing editing;
    private final Supplier<UUID> ids;

    public PostWriting(Database database, PostStores stores, PostChecks checks, NextSlots slots, Supplier<UUID> ids) {
        this.database = database;
        this.stores = stores;
        this.checks = checks;
        this.slots = slots;
        this.editing = new PostEditing(stores, ids);
        this.ids = ids;
    }

    /** A post that was made; {@code repeated}: by an earlier request with the same key. */
    public record Created(PostView post, boolean repeated) {}

    public Created create(Actor actor, PostDraft draft, Optional<String> key, String source) {
        PostRefusals.mayDo(actor, draft.mode());
        key.filter(given -> given.isBlank() || given.length() > LONGEST_KEY).ifPresent(_ -> {
            throw PostRefusals.keyRefused();
        });
        return database.inTransaction(handle -> {
            var id = ids.get();
            var earlier = key.flatMap(given -> stores.posts().claimRequest(handle, actor.workspaceId(), given,
                    digest(draft), id));
            return earlier.isPresent()
                    ? again(handle, actor, draft, earlier.get())
                    : new Created(insert(handle, actor, id, draft, source), false);
        });
    }

    private Created again(Handle handle, Actor actor, PostDraft draft, PostTable.Answered earlier) {
        if (!MessageDigest.isEqual(earlier.digest(), digest(draft))) {
            throw PostRefusals.keyReused();
        }
        return new Created(stores.view(handle, actor.workspaceId(), earlier.postId()), true);
    }

    private PostView insert(Handle handle, Actor actor, UUID id, PostDraft draft, String source) {
        var row = row(handle, actor, id, draft, source);
        var channels = checks.channels(handle, actor.workspaceId(), draft);
        stores.posts().insert(handle, row);
        for (var delivery : draft.deliveries()) {
            editing.add(handle, actor, row, known(channels, delivery), PostChecks.parts(draft, delivery),
                    delivery.settings(), state(draft.mode()), "written");
        }
        stores.posts().tellChanged(handle, id);
        return stores.view(handle, actor.workspaceId(), id);
    }

    /** @param version what the writer saw; another one is answered with the post as it stands */
    public PostView edit(Actor actor, UUID id, long version, PostDraft draft) {
        PostRefusals.mayDo(actor, draft.mode());
        return database.inTransaction(handle -> {
            var before = stores.lock(handle, actor.workspaceId(), id);
            stores.requireVersion(handle, before, version);
            var deliveries = stores.deliveries().lockOfPost(handle, id);
            if (deliveries.stream().anyMatch(delivery -> delivery.state() == DeliveryState.PUBLISHING)) {
                throw PostRefusals.publishing();
            }
            if (!deliveries.isEmpty() && deliveries.stream().noneMatch(delivery -> delivery.state().editable())) {
                throw PostRefusals.finished();
            }
            if (deliveries.stream().anyMatch(delivery -> delivery.state() == DeliveryState.QUEUED)) {
                PostRefusals.mayPublish(actor);
            }
            var row = row(handle, actor, id, draft, before.source());
            stores.posts().rewrite(handle, row);
            var channels = checks.channels(handle, actor.workspaceId(), draft);
            for (int i = 0; i < draft.deliveries().size(); i++) {
                var wanted = draft.deliveries().get(i);
                var there = deliveries.stream().filter(one -> one.channelId().equals(wanted.channelId())).findFirst();
                var parts = PostChecks.parts(draft, wanted);
                if (there.isEmpty()) {
                    editing.add(handle, actor, row, known(channels, wanted), parts, wanted.settings(),
                            state(draft.mode()), "added");
                } else if (there.get().state().editable()) {
                    editing.change(handle, actor, there.get(), new PostEditing.Change(i, parts, wanted.settings(),
                            state(draft.mode()), row.dueAt()));
                }
            }
            deliveries.stream().filter(one -> one.state().editable() && draft.deliveries().stream()
                    .noneMatch(wanted -> wanted.channelId().equals(one.channelId())))
                    .forEach(one -> editing.drop(handle, actor, one));
            stores.posts().tellChanged(handle, id);
            return stores.view(handle, actor.workspaceId(), id);
        });
    }

    private PostTable.NewRow row(Handle handle, Actor actor, UUID id, PostDraft draft, String source) {
        var workspace = actor.workspaceId();
        var now = stores.posts().now(handle);
        PostRefusals.unlessClear(checks.check(handle, workspace, draft, now), draft.mode());
        var zone = PostRefusals.zone(draft.zone() == null ? stores.posts().zone(handle, workspace) : draft.zone());
        var due = due(handle, workspace, draft, now);
        var texts = Stream.concat(draft.parts().stream(), draft.deliveries().stream()
                .flatMap(delivery -> PostChecks.parts(draft, delivery).stream())).map(PartText::text).toList();
        return new PostTable.NewRow(id, workspace, due, local(due, zone), zone.getId(), Excerpt.of(texts),
                draft.parts(), source, actor.accountId().orElse(null));
    }

    private @Nullable Instant due(Handle handle, UUID workspace, PostDraft draft, Instant now) {
        return switch (draft.mode()) {
            case DRAFT -> draft.dueAt();
            case SCHEDULE -> draft.dueAt();
            case NOW -> now;
            case NEXT_SLOT -> slots.take(handle, workspace,
                    draft.deliveries().stream().map(NewDelivery::channelId).toList(), now);
        };
    }

    private static @Nullable LocalDateTime local(@Nullable Instant due, ZoneId zone) {
        return due == null ? null : LocalDateTime.ofInstant(due, zone);
    }

    private static DeliveryState state(PostMode mode) {
        return mode == PostMode.DRAFT ? DeliveryState.DRAFT : DeliveryState.QUEUED;
    }

    private static ChannelRow known(Map<UUID, ChannelRow> channels, NewDelivery delivery) {
        var channel = channels.get(delivery.channelId());
        if (channel == null) {
            throw Refused.notFound("channel");
        }
        return channel;
    }

    private static byte[] digest(PostDraft draft) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Wire.json().writeValueAsBytes(draft));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("a draft that was read cannot be written", e);
        }
    }
}
