package belfry.server.post;

import belfry.core.problem.Problem;
import belfry.core.repair.Circumstances.Publishers;
import belfry.core.repair.Circumstances.Sending;
import belfry.core.wire.LedgerRow;
import belfry.server.database.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads what explains a delivery: its ledger, the processes that publish, open incidents. */
public final class ExplainTable {
    /** A process that has not beaten for so long is not there. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    public List<LedgerRow> ledger(Handle handle, UUID post) {
        return handle.createQuery("""
                select l.*, t.position from ledger l join part t on t.id = l.part_id
                  join delivery d on d.id = l.delivery_id
                where d.post_id = :post order by l.id limit 1000
                """).bind("post", post).map((row, _) -> new LedgerRow(Columns.id(row, "id"),
                Columns.id(row, "part_id"), row.getInt("position"), row.getInt("revision"), row.getInt("attempt"),
                row.getString("step"), row.getString("status"), Columns.instant(row, "started_at"),
                Columns.maybeInstant(row, "sent_at"), Columns.maybeInstant(row, "closed_at"),
                Columns.maybeInt(row, "http_status"), row.getString("remote_id"),
                Columns.maybeJson(row, "problem", Problem.class))).list();
    }

    /** When each was last sent to its network; those that never were are absent. */
    Map<UUID, Instant> lastTries(Handle handle, Collection<UUID> deliveries) {
        var tries = new HashMap<UUID, Instant>();
        handle.createQuery("""
                select delivery_id, max(coalesce(sent_at, started_at)) as tried from ledger
                where delivery_id = any(:deliveries) and step = 'COMMIT' group by delivery_id
                """).bindArray("deliveries", UUID.class, deliveries.toArray())
                .map((row, _) -> Map.entry(Columns.id(row, "delivery_id"), Columns.instant(row, "tried")))
                .forEach(tried -> tries.put(tried.getKey(), tried.getValue()));
        return tries;
    }

    public Sending sending(Handle handle, UUID delivery) {
        return handle.createQuery("""
                select coalesce(sent_at, started_at) as begun, status in ('STARTED', 'SENT', 'UNKNOWN') as open
                from ledger where delivery_id = :delivery and step = 'COMMIT' order by id desc limit 1
                """).bind("delivery", delivery)
                .map((row, _) -> new Sending(Optional.of(Columns.instant(row, "begun")), row.getBoolean("open")))
                .findOne().orElse(new Sending(Optional.empty(), false));
    }

    public Publishers publishers(Handle handle) {
        return handle.createQuery("""
                select count(*) filter (where ready_at is not null and beat_at > clock_timestamp() - :silent) as alive,
                       max(beat_at) as seen
                from process where role = 'orchestrator'
                """).bind("silent", SILENT).map((row, _) -> new Publishers(row.getInt("alive"),
                Optional.ofNullable(Columns.maybeInstant(row, "seen")))).one();
    }

    /** In one sentence, the open incident about this delivery, its channel or its network; channel first. */
    public Optional<String> incident(Handle handle, DeliveryRow delivery) {
        return handle.createQuery("""
                select summary from incident
                where closed_at is null and (workspace_id is null or workspace_id = :workspace)
                  and subject in (:delivery, :channel, :network, 'publish-' || :network)
                order by length(subject) desc, opened_at limit 1
                """).bind("workspace", delivery.workspaceId()).bind("delivery", delivery.id().toString())
                .bind("channel", delivery.channelId().toString()).bind("network", delivery.network())
                .mapTo(String.class).findOne();
    }
}
