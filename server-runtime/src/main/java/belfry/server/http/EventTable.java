package belfry.server.http;

import belfry.core.wire.EventView;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code event}. */
final class EventTable {
    /** One more than a reader is sent at once; whoever missed more starts afresh. */
    static final int MOST_MISSED = 5_000;

    private final Database database;

    /** What happened and who may hear it; workspace null: everybody. */
    record Row(EventView event, @Nullable UUID workspace) {
        boolean concerns(UUID reader) {
            return workspace == null || workspace.equals(reader);
        }
    }

    EventTable(Database database) {
        this.database = database;
    }

    static void insert(Handle handle, @Nullable UUID workspaceId, String kind, String subjectId, long version) {
        handle.createUpdate("""
                insert into event (workspace_id, kind, subject_id, version)
                values (:workspace, :kind, :subject, :version)
                """).bind("workspace", workspaceId).bind("kind", kind).bind("subject", subjectId)
                .bind("version", version).execute();
    }

    List<Row> of(List<Long> ids) {
        return database.jdbi().withHandle(handle -> handle
                .createQuery("select * from event where id = any(:ids) order by id")
                .bindArray("ids", Long.class, ids.toArray()).map((row, _) -> read(row)).list());
    }

    long newest() {
        return database.jdbi().withHandle(
                handle -> handle.createQuery("select coalesce(max(id), 0) from event").mapTo(Long.class).one());
    }

    List<Row> after(long id) {
        return database.jdbi().withHandle(handle -> handle
                .createQuery("select * from event where id > :id order by id limit :most").bind("id", id)
                .bind("most", MOST_MISSED).map((row, _) -> read(row)).list());
    }

    /**
     * What a reader who saw {@code last} has missed; empty when that cannot be said any more. Ids are given before a
     * transaction ends, so a smaller one may appear after a greater: what is some seconds older is told again, which
     * does no harm, because an event only says "look again".
     */
    Optional<List<Row>> missed(UUID workspace, long last) {
        return database.jdbi().withHandle(handle -> {
            var known = handle.createQuery("select true from event where id = :last").bind("last", last)
                    .mapTo(Boolean.class).findOne();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            var rows = handle.createQuery("""
                    select * from event
                    where (workspace_id is null or workspace_id = :workspace) and (id > :last or id < :last
                      and id > :last - 1000 and at > (select at from event where id = :last) - interval '10 seconds')
                    order by id limit :most
                    """).bind("workspace", workspace).bind("last", last).bind("most", MOST_MISSED + 1)
                    .map((row, _) -> read(row)).list();
            return rows.size() > MOST_MISSED ? Optional.empty() : Optional.of(rows);
        });
    }

    int prune() {
        return database.jdbi().withHandle(
                handle -> handle.execute("delete from event where at < clock_timestamp() - interval '1 day'"));
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(new EventView(row.getLong("id"), row.getString("kind"), row.getString("subject_id"),
                row.getLong("version"), Columns.instant(row, "at")), Columns.maybeId(row, "workspace_id"));
    }
}
