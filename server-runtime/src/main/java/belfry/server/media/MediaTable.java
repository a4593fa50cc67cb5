package belfry.server.media;

import belfry.server.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code media}. Every method works in the caller's transaction. */
public final class MediaTable {

    public void insert(Handle handle, MediaRow row) {
        handle.createUpdate("""
                insert into media (id, workspace_id, sha256, content_type, byte_size, width, height, duration_millis,
                                   file_name, alt_text)
                values (:id, :workspace, :sha, :type, :bytes, :width, :height, :duration, :name, :alt)
                """).bind("id", row.id()).bind("workspace", row.workspaceId())
                .bind("sha", HexFormat.of().parseHex(row.sha256())).bind("type", row.contentType())
                .bind("bytes", row.bytes()).bind("width", row.width()).bind("height", row.height())
                .bind("duration", row.durationMillis()).bind("name", row.fileName()).bind("alt", row.altText())
                .execute();
        tellChanged(handle, row.id());
    }

    /** For publishing: whoever has the id may read; removed media of posts that are already on their way too. */
    public Optional<MediaRow> find(Handle handle, UUID media) {
        return handle.createQuery("select * from media where id = :id").bind("id", media)
                .map((row, _) -> read(row)).findOne();
    }

    public Optional<MediaRow> find(Handle handle, UUID workspace, UUID media) {
        return find(handle, workspace, List.of(media)).stream().findFirst();
    }

    public List<MediaRow> find(Handle handle, UUID workspace, Collection<UUID> media) {
        return handle.createQuery("""
                select * from media where id = any(:ids) and workspace_id = :workspace and removed_at is null
                """).bindArray("ids", UUID.class, media.toArray()).bind("workspace", workspace)
                .map((row, _) -> read(row)).list();
    }

    /** Newest first; {@code before} is the last id of the page before. */
    public List<MediaRow> list(Handle handle, UUID workspace, @Nullable UUID before, int limit) {
        return handle.createQuery("""
                select * from media where workspace_id = :workspace and removed_at is null
                   and (cast(:before as uuid) is null or id < :before)
                order by id desc limit :limit
                """).bind("workspace", workspace).bind("before", before).bind("limit", limit)
                .map((row, _) -> read(row)).list();
    }

    public void describe(Handle handle, UUID media, String altText) {
        handle.createUpdate("update media set alt_text = :alt where id = :id").bind("id", media)
                .bind("alt", altText).execute();
        tellChanged(handle, media);
    }

    public void remove(Handle handle, UUID media) {
        handle.createUpdate("update media set removed_at = clock_timestamp() where id = :id").bind("id", media)
                .execute();
        tellChanged(handle, media);
    }

    /** Posts that still need it: not yet published, or a draft somebody may finish. */
    public List<UUID> waitingPosts(Handle handle, UUID workspace, UUID media) {
        return handle.createQuery("""
                select distinct d.post_id from delivery d join part t on t.delivery_id = d.id
                  join post p on p.id = d.post_id
                where d.workspace_id = :workspace and p.removed_at is null
                  and d.state not in ('PUBLISHED', 'CANCELLED')
                  and t.media @> jsonb_build_array(jsonb_build_object('mediaId', cast(:media as text)))
                limit 50
                """).bind("workspace", workspace).bind("media", media.toString()).mapTo(UUID.class).list();
    }

    private static void tellChanged(Handle handle, UUID media) {
        handle.createUpdate("""
                insert into event (workspace_id, kind, subject_id)
                select workspace_id, 'media.changed', id::text from media where id = :id
                """).bind("id", media).execute();
    }

    private static MediaRow read(ResultSet row) throws SQLException {
        return new MediaRow(Columns.id(row, "id"), Columns.id(row, "workspace_id"),
                HexFormat.of().formatHex(row.getBytes("sha256")), row.getString("content_type"),
                row.getLong("byte_size"), Columns.maybeInt(row, "width"), Columns.maybeInt(row, "height"),
                Columns.maybeLong(row, "duration_millis"), row.getString("file_name"), row.getString("alt_text"),
                Columns.instant(row, "created_at"));
    }
}
