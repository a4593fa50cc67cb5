package belfry.server.publish;

import belfry.server.database.Columns;
import belfry.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** What the durable hand needs to know of deliveries. */
final class PlanTable {
    /** A delivery without a workflow, with what that will be found by. */
    record Unstarted(UUID delivery, UUID post, UUID workspace, UUID channel) {}

    private final Database database;

    PlanTable(Database database) {
        this.database = database;
    }

    DeskActivities.Plan plan(UUID delivery) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select state, network, case state when 'PUBLISHING' then claimed_until
                    when 'QUEUED' then coalesce(next_try_at, due_at)
                    else clock_timestamp() + interval '30 seconds' end as look_at
                from delivery where id = :id
                """).bind("id", delivery).map(PlanTable::plan).findOne())
                .orElseGet(() -> new DeskActivities.Plan("GONE", "none", 0, true));
    }

    /** Without a workflow, and worth one: not so near that the clock is done before, not so far that it may change. */
    List<Unstarted> withoutWorkflow(Duration ahead, int most) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select id, post_id, workspace_id, channel_id from delivery where state = 'QUEUED' and workflow_id is null
                    and (coalesce(next_try_at, due_at) between clock_timestamp() + interval '30 seconds'
                            and clock_timestamp() + :ahead
                        or coalesce(next_try_at, due_at) < clock_timestamp() - interval '10 seconds')
                order by coalesce(next_try_at, due_at) limit :most
                """).bind("ahead", ahead).bind("most", most)
                .map((row, _) -> new Unstarted(Columns.id(row, "id"), Columns.id(row, "post_id"),
                        Columns.id(row, "workspace_id"), Columns.id(row, "channel_id")))
                .list());
    }

    void stamp(UUID delivery, String workflow) {
        database.jdbi().useHandle(handle -> handle
                .createUpdate("update delivery set workflow_id = :workflow where id = :id").bind("workflow", workflow)
                .bind("id", delivery).execute());
    }

    /** A service that forgot everything, or may have: whoever still waits gets its workflow anew. */
    int forgetWorkflows(Duration ahead) {
        return database.jdbi().withHandle(handle -> handle.createUpdate("""
                update delivery set workflow_id = null where state = 'QUEUED' and workflow_id is not null
                    and coalesce(next_try_at, due_at) <= clock_timestamp() + :ahead
                """).bind("ahead", ahead).execute());
    }

    Set<String> networksInUse() {
        return database.jdbi().withHandle(handle -> handle
                .createQuery("select distinct network from channel where removed_at is null").mapTo(String.class)
                .set());
    }

    private static DeskActivities.Plan plan(ResultSet row, StatementContext context) throws SQLException {
        var state = row.getString("state");
        var at = Columns.maybeInstant(row, "look_at");
        return new DeskActivities.Plan(state, row.getString("network"),
                at == null ? System.currentTimeMillis() : at.toEpochMilli(), switch (state) {
                    case "QUEUED", "PUBLISHING", "HELD" -> false;
                    default -> true;
                });
    }
}
