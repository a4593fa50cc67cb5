package belfry.server.schedule;

import belfry.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads what waits for its time. */
public final class DueTable {
    /** More than fits into the horizon of one orchestrator is left to the next poll. */
    private static final int MOST = 20_000;

    private final Database database;

    public DueTable(Database database) {
        this.database = database;
    }

    /** Everything that waits for a moment within the horizon, held back or not. */
    List<DueItem> within(Duration horizon) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                (select id, coalesce(next_try_at, due_at) as at, network, channel_id from delivery
                    where state = 'QUEUED' and coalesce(next_try_at, due_at) <= clock_timestamp() + :horizon
                    order by 2 limit :most)
                union all
                (select id, claimed_until, network, channel_id from delivery
                    where state = 'PUBLISHING' and claimed_until <= clock_timestamp() + :horizon
                    order by 2 limit :most)
                """).bind("horizon", horizon).bind("most", MOST).map(DueTable::item).list());
    }

    /** Of these the ones that wait for a moment within the horizon. */
    List<DueItem> within(Duration horizon, Collection<UUID> deliveries) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select id, coalesce(next_try_at, due_at) as at, network, channel_id from delivery
                where id = any(:ids) and state = 'QUEUED'
                    and coalesce(next_try_at, due_at) <= clock_timestamp() + :horizon
                """).bind("ids", deliveries.toArray(UUID[]::new)).bind("horizon", horizon).map(DueTable::item).list());
    }

    /** Of these the ones that could be claimed this moment: somebody's lock was in the way, or a clock was ahead. */
    List<DueItem> claimable(Collection<UUID> deliveries) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select d.id, coalesce(d.next_try_at, d.due_at) as at, d.network, d.channel_id from delivery d
                where d.id = any(:ids) and""" + " " + Claimable.NOW)
                .bind("ids", deliveries.toArray(UUID[]::new)).map(DueTable::item).list());
    }

    private static DueItem item(ResultSet row, StatementContext context) throws SQLException {
        return new DueItem(row.getObject("id", UUID.class), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("network"), row.getObject("channel_id", UUID.class));
    }
}
