package belfry.server.workspace;

import belfry.core.wire.WorkspaceEdit;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows {@code workspace}. */
final class WorkspaceTable {
    private static final String COLUMNS = "select id, name, zone, late_window_minutes, version from workspace ";

    void insert(Handle handle, UUID id, String name, String zone) {
        handle.createUpdate("insert into workspace (id, name, zone) values (:id, :name, :zone)").bind("id", id)
                .bind("name", name).bind("zone", zone).execute();
    }

    boolean none(Handle handle) {
        return handle.createQuery("select not exists (select 1 from workspace)").mapTo(Boolean.class).one();
    }

    /** Oldest first: the first is the one that is used when none is chosen. */
    List<UUID> all(Handle handle) {
        return handle.createQuery("select id from workspace order by created_at, id limit 1000").mapTo(UUID.class)
                .list();
    }

    /** @param role what the asker is there */
    Optional<WorkspaceView> find(Handle handle, UUID id, Role role) {
        return handle.createQuery(COLUMNS + "where id = :id").bind("id", id).map((row, _) -> read(row, role))
                .findOne();
    }

    /** Changes what is given, if the version is still the one that was seen. */
    boolean change(Handle handle, UUID id, long version, WorkspaceEdit edit) {
        return handle.createUpdate("""
                update workspace set name = coalesce(:name, name), zone = coalesce(:zone, zone),
                       late_window_minutes = coalesce(:late, late_window_minutes), version = version + 1
                where id = :id and version = :version
                """).bind("id", id).bind("version", version).bind("name", edit.name()).bind("zone", edit.zone())
                .bind("late", edit.lateWindowMinutes()).execute() == 1;
    }

    private static WorkspaceView read(ResultSet row, Role role) throws SQLException {
        return new WorkspaceView(row.getObject("id", UUID.class), row.getString("name"), row.getString("zone"),
                row.getInt("late_window_minutes"), role, row.getLong("version"));
    }
}
