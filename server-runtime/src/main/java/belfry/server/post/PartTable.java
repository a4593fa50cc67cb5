package belfry.server.post;

import belfry.core.publish.PartPhase;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.server.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code part}. Every method works in the caller's transaction. */
public final class PartTable {

    /** The key is made here, once: whatever is changed later, every try of this part carries the same. */
    public void insert(Handle handle, UUID id, UUID delivery, int position, PartText part) {
        handle.createUpdate("""
                insert into part (id, delivery_id, position, text, delay_seconds, media, idempotency_key)
                values (:id, :delivery, :position, :text, :delay, cast(:media as jsonb), :key)
                """).bind("id", id).bind("delivery", delivery).bind("position", position).bind("text", part.text())
                .bind("delay", part.delaySeconds()).bind("media", Columns.json(part.media()))
                .bind("key", "belfry-" + id).execute();
    }

    void rewrite(Handle handle, UUID id, PartText part) {
        handle.createUpdate("""
                update part set text = :text, delay_seconds = :delay, media = cast(:media as jsonb), prepared = '{}',
                       phase = 'WAITING'
                where id = :id and phase <> 'PUBLISHED'
                """).bind("id", id).bind("text", part.text()).bind("delay", part.delaySeconds())
                .bind("media", Columns.json(part.media())).execute();
    }

    void deleteFrom(Handle handle, UUID delivery, int position) {
        handle.createUpdate("""
                delete from part where delivery_id = :delivery and position >= :position and phase <> 'PUBLISHED'
                """).bind("delivery", delivery).bind("position", position).execute();
    }

    /** Parts that failed or were left in doubt may be tried again; published ones stay. */
    public void reopen(Handle handle, UUID delivery) {
        handle.createUpdate("update part set phase = 'WAITING' where delivery_id = :delivery and phase <> 'PUBLISHED'")
                .bind("delivery", delivery).execute();
    }

    /** A person says so. Only the first part gets the address. */
    public void markPublished(Handle handle, UUID delivery, @Nullable String url, @Nullable String remoteId) {
        handle.createUpdate("""
                update part set phase = 'PUBLISHED', published_at = coalesce(published_at, clock_timestamp()),
                       remote_url = case when position = 0 then coalesce(:url, remote_url) else remote_url end,
                       remote_id = case when position = 0 then coalesce(:remote, remote_id) else remote_id end
                where delivery_id = :delivery and phase <> 'PUBLISHED'
                """).bind("delivery", delivery).bind("url", url).bind("remote", remoteId).execute();
    }

    /** A person found the part whose outcome was not known; those behind it were never sent. */
    public void markDoubtfulPublished(Handle handle, UUID delivery, @Nullable String url,
            @Nullable String remoteId) {
        handle.createUpdate("""
                update part p set phase = 'PUBLISHED', published_at = coalesce(l.sent_at, clock_timestamp()),
                       remote_url = coalesce(:url, p.remote_url), remote_id = coalesce(:remote, p.remote_id)
                from ledger l where p.delivery_id = :delivery and p.phase <> 'PUBLISHED' and l.part_id = p.id
                  and l.step = 'COMMIT' and l.status in ('STARTED', 'SENT', 'UNKNOWN')
                """).bind("delivery", delivery).bind("url", url).bind("remote", remoteId).execute();
    }

    public List<PartRow> ofDelivery(Handle handle, UUID delivery) {
        return ofDeliveries(handle, List.of(delivery));
    }

    public List<PartRow> ofDeliveries(Handle handle, Collection<UUID> deliveries) {
        return handle.createQuery("""
                select p.*, case when p.phase in ('WAITING', 'READY') and exists (select from ledger l
                        where l.part_id = p.id and l.step = 'COMMIT' and l.status in ('STARTED', 'SENT'))
                    then 'COMMITTING' else p.phase end as standing
                from part p where p.delivery_id = any(:deliveries) order by p.delivery_id, p.position
                """).bindArray("deliveries", UUID.class, deliveries.toArray()).map((row, _) -> read(row)).list();
    }

    private static PartRow read(ResultSet row) throws SQLException {
        return new PartRow(Columns.id(row, "id"), Columns.id(row, "delivery_id"), row.getInt("position"),
                row.getString("text"), row.getInt("delay_seconds"),
                Columns.list(row, "media", PartMedia.class), PartPhase.valueOf(row.getString("standing")),
                row.getString("idempotency_key"),
                Columns.texts(row, "prepared"), row.getString("remote_id"), row.getString("remote_url"),
                Columns.texts(row, "remote_facts"), Columns.maybeInstant(row, "published_at"));
    }
}
