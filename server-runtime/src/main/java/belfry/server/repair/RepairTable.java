package belfry.server.repair;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.server.database.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code repair}, what is stuck, and what a person's word closes in the ledger. */
final class RepairTable {
    /** More than anybody mends in one go; the next look shows the rest. */
    private static final int MOST = 5000;

    /** A delivery that is not where it should be. */
    record Stuck(UUID id, DeliveryState state, @Nullable Instant dueAt, @Nullable String holdReason,
            @Nullable Problem problem, UUID channelId, String network, boolean channelAsleep) {}

    /** An open incident: what it is about, and since when. */
    record Trouble(String subject, String cause, List<String> remedy, Instant since) {}

    /** What a repair found and what it left, so that it can be undone. */
    record Before(UUID deliveryId, DeliveryState state, @Nullable Instant dueAt, @Nullable Instant nextTryAt, int tries,
            @Nullable Problem problem, @Nullable String holdReason, DeliveryState after) {}

    List<Stuck> stuck(Handle handle, UUID workspace, Duration overdue) {
        return handle.createQuery("""
                select d.id, d.state, d.due_at, d.hold_reason, d.problem, d.channel_id, d.network,
                       c.disabled_at is not null or c.health = 'REAUTHORISE' as asleep
                from delivery d join channel c on c.id = d.channel_id join post p on p.id = d.post_id
                where d.workspace_id = :workspace and p.removed_at is null
                  and (d.state in ('FAILED', 'MISSED', 'UNCONFIRMED', 'HELD')
                       or (d.state = 'QUEUED' and coalesce(d.next_try_at, d.due_at) < clock_timestamp() - :overdue)
                       or (d.state = 'PUBLISHING' and d.claimed_until < clock_timestamp() - :overdue))
                order by d.due_at, d.id limit :most
                """).bind("workspace", workspace).bind("overdue", overdue).bind("most", MOST)
                .map((row, _) -> new Stuck(Columns.id(row, "id"), DeliveryState.valueOf(row.getString("state")),
                        Columns.maybeInstant(row, "due_at"), row.getString("hold_reason"),
                        Columns.maybeJson(row, "problem", Problem.class), Columns.id(row, "channel_id"),
                        row.getString("network"), row.getBoolean("asleep")))
                .list();
    }

    /** Open incidents that may hold posts up, the oldest first. */
    List<Trouble> troubles(Handle handle, UUID workspace) {
        return handle.createQuery("""
                select subject, cause, opened_at,
                       array(select remedy->>'text' from jsonb_array_elements(remedies) remedy) as remedy
                from incident where closed_at is null and (workspace_id is null or workspace_id = :workspace)
                order by opened_at limit 500
                """).bind("workspace", workspace)
                .map((row, _) -> new Trouble(row.getString("subject"), row.getString("cause"),
                        List.of((String[]) row.getArray("remedy").getArray()), Columns.instant(row, "opened_at")))
                .list();
    }

    /** A person looked and found nothing there: the ledger may admit another commit. */
    void closeAsAbsent(Handle handle, UUID delivery, Problem decision) {
        close(handle, delivery, "ABSENT", null, decision);
    }

    /** How many parts of a thread wait behind the one whose commit has no end; none when no commit is open. */
    int partsBehindDoubt(Handle handle, UUID delivery) {
        return handle.createQuery("""
                select count(*) from part p where p.delivery_id = :delivery and p.phase <> 'PUBLISHED'
                  and p.position > (select max(o.position) from ledger l join part o on o.id = l.part_id
                      where l.delivery_id = :delivery and l.step = 'COMMIT'
                        and l.status in ('STARTED', 'SENT', 'UNKNOWN'))
                """).bind("delivery", delivery).mapTo(Integer.class).one();
    }

    /** A person looked and found it there: the ledger admits no other. */
    void closeAsDone(Handle handle, UUID delivery, @Nullable String url, Problem decision) {
        close(handle, delivery, "DONE", url, decision);
    }

    private static void close(Handle handle, UUID delivery, String status, @Nullable String url, Problem decision) {
        handle.createUpdate("""
                update ledger set status = :status, closed_at = clock_timestamp(),
                       remote_url = coalesce(:url, remote_url), problem = cast(:decision as jsonb)
                where delivery_id = :delivery and step = 'COMMIT' and status in ('STARTED', 'SENT', 'UNKNOWN')
                """).bind("delivery", delivery).bind("status", status).bind("url", url)
                .bind("decision", Columns.json(decision)).execute();
    }

    void remember(Handle handle, UUID id, UUID workspace, String action, String actor, byte[] tokenHash,
            List<Before> before) {
        handle.createUpdate("""
                insert into repair (id, workspace_id, action, actor, before, token_hash)
                values (:id, :workspace, :action, :actor, cast(:before as jsonb), :token)
                """).bind("id", id).bind("workspace", workspace).bind("action", action).bind("actor", actor)
                .bind("before", Columns.json(before)).bind("token", tokenHash).execute();
    }

    /** Empty: no such repair here, or undone already. */
    Optional<List<Before>> takeUndo(Handle handle, UUID workspace, byte[] tokenHash) {
        return handle.createQuery("""
                update repair set undone_at = clock_timestamp()
                where token_hash = :token and workspace_id = :workspace and undone_at is null returning before
                """).bind("token", tokenHash).bind("workspace", workspace)
                .map((row, _) -> Columns.list(row, "before", Before.class)).findOne();
    }
}
