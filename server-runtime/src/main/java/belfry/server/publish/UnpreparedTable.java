package belfry.server.publish;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which deliveries are due soon and not made ready. */
final class UnpreparedTable {
    private UnpreparedTable() {}

    static List<UUID> soon(Handle handle, Duration ahead, int most) {
        return handle.createQuery("""
                select d.id from delivery d
                where d.state = 'QUEUED' and d.prepared_at is null
                    and coalesce(d.next_try_at, d.due_at) between clock_timestamp() + interval '300 milliseconds'
                        and clock_timestamp() + :ahead
                    and not exists (select from ledger l where l.delivery_id = d.id and l.step = 'PREPARE'
                        and l.started_at > clock_timestamp() - interval '15 seconds')
                    and exists (select from part p where p.delivery_id = d.id and p.media <> '[]')
                order by coalesce(d.next_try_at, d.due_at) limit :most
                """).bind("ahead", ahead).bind("most", most).mapTo(UUID.class).list();
    }
}
