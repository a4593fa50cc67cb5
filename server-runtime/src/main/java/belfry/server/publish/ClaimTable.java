package belfry.server.publish;

import belfry.server.database.Columns;
import belfry.server.database.Database;
import belfry.server.schedule.Claimable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Claims many deliveries in one statement: state, fence, history, event, and for those whose first part is ready also the
 * ledger row that permits its commit. Either all of it is committed or nothing.
 */
final class ClaimTable {
    /** A delivery to be claimed; the part is given when its commit may be opened at once. */
    record Wanted(UUID delivery, int revision, @Nullable UUID part, int attempt, @Nullable String key,
            @Nullable String digest) {
        static Wanted only(UUID delivery) {
            return new Wanted(delivery, 0, null, 0, null, null);
        }

        static Wanted opening(LoadedDelivery delivery, LoadedPart part) {
            return new Wanted(delivery.id(), delivery.revision(), part.id(), part.attempt(), part.idempotencyKey(),
                    Base64.getEncoder().encodeToString(part.digest(delivery.settings())));
        }
    }

    /** What was claimed; {@code credentialVersion} is the channel's of this moment. */
    record Won(UUID delivery, long fence, int revision, int tries, long credentialVersion,
            Optional<OpenCommit> opened) {}

    private final Database database;
    private final UUID self;
    private final Duration lease;

    ClaimTable(Database database, UUID self, Duration lease) {
        this.database = database;
        this.self = self;
        this.lease = lease;
    }

    List<Won> claim(List<Wanted> wanted, String actor) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                with wanted as materialized (
                    select * from jsonb_to_recordset(cast(:wanted as jsonb)) as w(delivery uuid, revision integer,
                        part uuid, attempt integer, key text, digest text)),
                free as materialized (
                    select d.id, d.state as was from delivery d
                    where d.id = any(:ids) and""" + " " + Claimable.NOW + """
                    for update of d skip locked),
                claimed as (
                    update delivery d set state = 'PUBLISHING', fence = d.fence + 1, owner = :self,
                        claimed_until = clock_timestamp() + :lease, tries = d.tries + 1, next_try_at = null,
                        hold_reason = null, updated_at = clock_timestamp()
                    from free where d.id = free.id
                    returning d.id, d.workspace_id, d.channel_id, d.fence, d.revision, d.tries, free.was),
                told as (insert into delivery_history (delivery_id, from_state, to_state, actor, reason)
                    select id, 'QUEUED', 'PUBLISHING', :actor,
                        case when tries = 1 then 'it is due' else 'try ' || tries end
                    from claimed where was = 'QUEUED'),
                heard as (insert into event (workspace_id, kind, subject_id)
                    select workspace_id, 'delivery.changed', id::text from claimed where was = 'QUEUED'),
                opened as (
                    insert into ledger (delivery_id, part_id, channel_id, revision, attempt, step, idempotency_key,
                        request_digest, fence)
                    select c.id, w.part, c.channel_id, c.revision, w.attempt, 'COMMIT', w.key, decode(w.digest, 'base64'),
                        c.fence
                    from claimed c join wanted w on w.delivery = c.id and w.revision = c.revision
                    where w.part is not null and c.was = 'QUEUED'
                    on conflict do nothing returning id, delivery_id, part_id),
                begun as (
                    update part p set phase = 'COMMITTING',
                        record_time = coalesce(p.record_time, date_trunc('milliseconds', clock_timestamp()))
                    from opened o where p.id = o.part_id returning p.delivery_id, p.record_time)
                select c.id, c.fence, c.revision, c.tries, ch.credential_version, o.id as ledger_id, b.record_time
                from claimed c join channel ch on ch.id = c.channel_id
                left join opened o on o.delivery_id = c.id left join begun b on b.delivery_id = c.id
                """).bind("wanted", Columns.json(wanted))
                .bind("ids", wanted.stream().map(Wanted::delivery).toArray(UUID[]::new)).bind("self", self)
                .bind("lease", lease).bind("actor", actor).map(ClaimTable::won).list());
    }

    private static Won won(ResultSet row, StatementContext context) throws SQLException {
        var ledger = Optional.ofNullable(Columns.maybeId(row, "ledger_id"));
        return new Won(Columns.id(row, "id"), row.getLong("fence"), row.getInt("revision"), row.getInt("tries"),
                row.getLong("credential_version"), ledger.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new OpenCommit(ledger.get(), Columns.instant(row, "record_time"),
                                Optional.empty())));
    }
}
