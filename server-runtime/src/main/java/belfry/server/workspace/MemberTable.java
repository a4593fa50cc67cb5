package belfry.server.workspace;

import belfry.core.wire.MemberView;
import belfry.core.workspace.Role;
import belfry.server.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows {@code member}: who is what in which workspace. */
final class MemberTable {
    private static final String COLUMNS = """
            select m.role, m.added_at, a.id, a.name, a.email from member m join account a on a.id = m.account_id
            """;

    void put(Handle handle, UUID workspace, UUID account, Role role) {
        handle.createUpdate("""
                insert into member (workspace_id, account_id, role) values (:workspace, :account, :role)
                on conflict (workspace_id, account_id) do update set role = excluded.role
                """).bind("workspace", workspace).bind("account", account).bind("role", role.name()).execute();
    }

    void remove(Handle handle, UUID workspace, UUID account) {
        handle.createUpdate("delete from member where workspace_id = :workspace and account_id = :account")
                .bind("workspace", workspace).bind("account", account).execute();
    }

    List<MemberView> of(Handle handle, UUID workspace) {
        return handle.createQuery(COLUMNS + "where m.workspace_id = :workspace order by a.name, a.id limit 1000")
                .bind("workspace", workspace).map((row, _) -> read(row)).list();
    }

    Optional<MemberView> find(Handle handle, UUID workspace, UUID account) {
        return handle.createQuery(COLUMNS + "where m.workspace_id = :workspace and a.id = :account")
                .bind("workspace", workspace).bind("account", account).map((row, _) -> read(row)).findOne();
    }

    /** Locks the owners of a workspace, so that two of them cannot remove each other at once. */
    List<UUID> owners(Handle handle, UUID workspace) {
        return handle.createQuery("""
                select account_id from member where workspace_id = :workspace and role = 'OWNER' for update
                """).bind("workspace", workspace).mapTo(UUID.class).list();
    }

    /** What a person is in each workspace, oldest workspace first; empty for a disabled account. */
    Map<UUID, Role> roles(Handle handle, UUID account) {
        var roles = new LinkedHashMap<UUID, Role>();
        handle.createQuery("""
                select m.workspace_id, m.role from member m join workspace w on w.id = m.workspace_id
                join account a on a.id = m.account_id
                where m.account_id = :account and a.disabled_at is null order by w.created_at, w.id
                """).bind("account", account)
                .map((row, _) -> Map.entry(row.getObject("workspace_id", UUID.class),
                        Role.valueOf(row.getString("role"))))
                .forEach(entry -> roles.put(entry.getKey(), entry.getValue()));
        return roles;
    }

    private static MemberView read(ResultSet row) throws SQLException {
        return new MemberView(row.getObject("id", UUID.class), row.getString("name"), row.getString("email"),
                Role.valueOf(row.getString("role")), Columns.instant(row, "added_at"));
    }
}
