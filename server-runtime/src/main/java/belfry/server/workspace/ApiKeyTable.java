package belfry.server.workspace;

import belfry.core.wire.ApiKeyView;
import belfry.core.workspace.Role;
import belfry.server.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code api_key}; the keys themselves are nowhere. */
final class ApiKeyTable {

    /** A key that may still be used, as far as the database knows. */
    record Row(UUID id, UUID workspaceId, String name, byte[] secretHash, Role role) {}

    void insert(Handle handle, UUID workspace, ApiKeyView key, byte[] secretHash, @Nullable UUID createdBy) {
        handle.createUpdate("""
                insert into api_key (id, workspace_id, name, prefix, secret_hash, role, created_by, expires_at)
                values (:id, :workspace, :name, :prefix, :hash, :role, :by, :expires)
                """).bind("id", key.id()).bind("workspace", workspace).bind("name", key.name())
                .bind("prefix", key.prefix()).bind("hash", secretHash).bind("role", key.role().name())
                .bind("by", createdBy).bind("expires", key.expiresAt()).execute();
    }

    Optional<Row> usable(Handle handle, String prefix, Instant now) {
        return handle.createQuery("""
                select * from api_key
                where prefix = :prefix and revoked_at is null and (expires_at is null or expires_at > :now)
                """).bind("prefix", prefix).bind("now", now)
                .map((row, _) -> new Row(row.getObject("id", UUID.class), row.getObject("workspace_id", UUID.class),
                        row.getString("name"), row.getBytes("secret_hash"), Role.valueOf(row.getString("role"))))
                .findOne();
    }

    /** Noted once a minute: a busy script must not write with each of its reads. */
    void used(Handle handle, UUID id, Instant now) {
        handle.createUpdate("""
                update api_key set last_used_at = :now
                where id = :id and (last_used_at is null or last_used_at < :before)
                """).bind("id", id).bind("now", now).bind("before", now.minusSeconds(60)).execute();
    }

    List<ApiKeyView> of(Handle handle, UUID workspace) {
        return handle.createQuery("""
                select * from api_key where workspace_id = :workspace and revoked_at is null
                order by created_at, id limit 1000
                """).bind("workspace", workspace).map((row, _) -> read(row)).list();
    }

    Optional<ApiKeyView> revoke(Handle handle, UUID workspace, UUID id) {
        return handle.createQuery("""
                update api_key set revoked_at = clock_timestamp()
                where id = :id and workspace_id = :workspace and revoked_at is null returning *
                """).bind("id", id).bind("workspace", workspace).map((row, _) -> read(row)).findOne();
    }

    private static ApiKeyView read(ResultSet row) throws SQLException {
        return new ApiKeyView(row.getObject("id", UUID.class), row.getString("name"), row.getString("prefix"),
                Role.valueOf(row.getString("role")), Columns.instant(row, "created_at"),
                Columns.maybeInstant(row, "last_used_at"), Columns.maybeInstant(row, "expires_at"), null);
    }
}
