package belfry.server.network.localfeed;

import belfry.server.database.Columns;
import belfry.server.network.PublishCall;
import belfry.server.network.RemotePart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows {@code local_feed_entry} and {@code local_feed_media}. Every method works in the caller's transaction. */
final class LocalFeedTable {

    /** Adds the part, or finds the one that an earlier try added. */
    UUID put(Handle handle, PublishCall call) {
        var added = handle.createQuery("""
                insert into local_feed_entry (channel_id, idempotency_key, parent_id, text)
                values (:channel, :key, :parent, :text)
                on conflict (channel_id, idempotency_key) do nothing
                returning id
                """).bind("channel", call.channel().channelId()).bind("key", call.idempotencyKey())
                .bind("parent", call.parent().map(RemotePart::remoteId).map(UUID::fromString).orElse(null))
                .bind("text", call.text()).mapTo(UUID.class).findOne();
        added.ifPresent(entry -> putMedia(handle, entry, call));
        return added.or(() -> find(handle, call)).orElseThrow();
    }

    private static void putMedia(Handle handle, UUID entry, PublishCall call) {
        for (int position = 0; position < call.media().size(); position++) {
            var facts = call.media().get(position).facts();
            handle.createUpdate("""
                    insert into local_feed_media (entry_id, position, media_id, alt_text)
                    values (:entry, :position, :media, :alt)
                    """).bind("entry", entry).bind("position", position).bind("media", facts.id())
                    .bind("alt", facts.altText()).execute();
        }
    }

    Optional<UUID> find(Handle handle, PublishCall call) {
        return handle.createQuery("""
                select id from local_feed_entry where channel_id = :channel and idempotency_key = :key
                """).bind("channel", call.channel().channelId()).bind("key", call.idempotencyKey())
                .mapTo(UUID.class).findOne();
    }

    /** The channel's name; empty when there is no such feed, or no longer. */
    Optional<String> title(Handle handle, UUID channel) {
        return handle.createQuery("""
                select name from channel where id = :id and network = 'localfeed' and removed_at is null
                """).bind("id", channel).mapTo(String.class).findOne();
    }

    List<FeedEntry> newest(Handle handle, UUID channel, int most) {
        return handle.createQuery("""
                select id, parent_id, text, published_at from local_feed_entry where channel_id = :channel
                order by published_at desc, id desc limit :most
                """).bind("channel", channel).bind("most", most).map((row, _) -> entry(handle, row)).list();
    }

    private static FeedEntry entry(Handle handle, ResultSet row) throws SQLException {
        var id = Columns.id(row, "id");
        return new FeedEntry(id, Optional.ofNullable(Columns.maybeId(row, "parent_id")), row.getString("text"),
                Columns.instant(row, "published_at"), media(handle, id));
    }

    private static List<FeedMedium> media(Handle handle, UUID entry) {
        return handle.createQuery("""
                select m.id, m.content_type, m.byte_size, f.alt_text
                from local_feed_media f join media m on m.id = f.media_id
                where f.entry_id = :entry order by f.position
                """).bind("entry", entry).map((row, _) -> medium(row)).list();
    }

    /** A medium that some entry of a feed shows. */
    Optional<FeedMedium> shown(Handle handle, UUID media) {
        return handle.createQuery("""
                select m.id, m.content_type, m.byte_size, f.alt_text
                from local_feed_media f
                  join media m on m.id = f.media_id
                  join local_feed_entry e on e.id = f.entry_id
                  join channel c on c.id = e.channel_id and c.removed_at is null
                where f.media_id = :media limit 1
                """).bind("media", media).map((row, _) -> medium(row)).findOne();
    }

    private static FeedMedium medium(ResultSet row) throws SQLException {
        return new FeedMedium(Columns.id(row, "id"), row.getString("content_type"), row.getLong("byte_size"),
                row.getString("alt_text"));
    }
}
