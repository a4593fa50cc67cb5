package belfry.server.publish;

import belfry.core.network.Deduplication;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import belfry.server.schedule.Claimable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Claims many deliveries in one statement: state, fence, history, event, and for those whose first part is ready also the
 * ledger row that permits its commit. Either all of it is committed or nothing.
 */
final class ClaimTable {
    /**
     * A delivery to be claimed; the part is given when its commit may be opened at once.
     *
     * @param send whether leave to send may come with the opening: the network recognises a repeat by our key, so that
     *            "it may be on the wire" may be said early
     */
    record Wanted(UUID delivery, int revision, @Nullable UUID part, int attempt, @Nullable String key,
            @Nullable String digest, boolean send, @Nullable Instant recordTime) {
        static Wanted only(UUID delivery) {
            return new Wanted(delivery, 0, null, 0, null, null, false, null);
        }

        static Wanted opening(LoadedDelivery delivery, LoadedPart part, Deduplication family) {
            return new Wanted(delivery.id(), delivery.revision(), part.id(), part.attempt(), part.idempotencyKey(),
                    HexFormat.of().formatHex(part.digest(delivery.settings())), family == Deduplication.BY_OUR_KEY,
                    part.recordTime().orElse(null));
        }
    }

    /** What was claimed; {@code dueAt} and the channel's {@code credentialVersion} are those of this moment. */
    record Won(UUID delivery, long fence, int tries, Instant dueAt, long credentialVersion,
            Optional<OpenCommit> opened) {
        Won opened(OpenCommit commit) {
            return new Won(delivery, fence, tries, dueAt, credentialVersion, Optional.of(commit));
        }
    }

    /** Looked for by id first and asked afterwards: at the due second the partial indexes are full of what has left them. */
    private static final String CLAIM = """
            with locked as materialized (
                select d.id, d.state, d.due_at, d.next_try_at, d.claimed_until, d.tries, d.channel_id, d.workspace_id
                from delivery d where d.id = any(:ids) for update of d skip locked),
            free as materialized (select d.id, d.state as was, coalesce(d.next_try_at, d.due_at) as due
                from locked d where""" + " " + Claimable.by("clock_timestamp() + :ahead") + """
            ),
            claimed as (
                update delivery d set state = 'PUBLISHING', fence = d.fence + 1, owner = :self,
                    claimed_until = clock_timestamp() + :lease, tries = d.tries + 1, next_try_at = null,
                    hold_reason = null, updated_at = clock_timestamp()
                from free where d.id = free.id
                returning d.id, d.workspace_id, d.channel_id, d.fence, d.revision, d.tries, free.was,
                    coalesce(d.due_at, d.created_at) as due_at, greatest(clock_timestamp(), free.due) as "from"),
            told as (insert into delivery_history (delivery_id, from_state, to_state, actor, reason)
                select id, 'QUEUED', 'PUBLISHING', :actor,
                    case when tries = 1 then 'it falls due' else 'try ' || tries end
                from claimed where was = 'QUEUED'),
            heard as (insert into event (workspace_id, kind, subject_id)
                select workspace_id, 'delivery.changed', id::text from claimed where was = 'QUEUED'),
            opened as (
                insert into ledger (delivery_id, part_id, channel_id, revision, attempt, step, idempotency_key,
                    request_digest, fence, status, started_at, sent_at)
                select c.id, w.part, c.channel_id, c.revision, w.attempt, 'COMMIT', w.key, decode(w.digest, 'hex'),
                    c.fence, case when w.send then 'SENT' else 'STARTED' end, c."from",
                    case when w.send then c."from" end
                from claimed c join unnest(:ids, :revisions, :parts, :attempts, :keys, :digests, :sends)
                    as w(delivery, revision, part, attempt, key, digest, send)
                    on w.delivery = c.id and w.revision = c.revision
                where w.part is not null and c.was = 'QUEUED'
                on conflict do nothing returning id, delivery_id, started_at)
            select c.id, c.fence, c.tries, c.due_at, ch.credential_version, null as ledger_id, null as started_at
            from claimed c join channel ch on ch.id = c.channel_id
            union all select delivery_id, null, null, null, null, id, started_at from opened
            """;

    private final Database database;
    private final UUID self;
    private final Duration lease;

    ClaimTable(Database database, UUID self, Duration lease) {
        this.database = database;
        this.self = self;
        this.lease = lease;
    }

    /** @param ahead so long before its time a delivery may be claimed; its commit counts from its time */
    List<Won> claim(List<Wanted> wanted, String actor, Duration ahead) {
        var leave = Leave.asked();
        var opened = new HashMap<UUID, OpenedRow>();
        var claimed = database.jdbi().withHandle(handle -> handle.createQuery(CLAIM)
                .bind("ids", Columns.array(wanted, Wanted::delivery, UUID[]::new))
                .bind("revisions", Columns.array(wanted, Wanted::revision, Integer[]::new))
                .bind("parts", Columns.array(wanted, Wanted::part, UUID[]::new))
                .bind("attempts", Columns.array(wanted, Wanted::attempt, Integer[]::new))
                .bind("keys", Columns.array(wanted, Wanted::key, String[]::new))
                .bind("digests", Columns.array(wanted, Wanted::digest, String[]::new))
                .bind("sends", Columns.array(wanted, Wanted::send, Boolean[]::new)).bind("self", self)
                .bind("lease", lease).bind("actor", actor).bind("ahead", ahead).map((row, _) -> row(row, opened))
                .list());
        var asked = new HashMap<UUID, Wanted>();
        wanted.forEach(one -> asked.put(one.delivery(), one));
        return claimed.stream().flatMap(Optional::stream)
                .map(won -> Optional.ofNullable(opened.get(won.delivery()))
                        .map(row -> won.opened(row.opening(asked.get(won.delivery()), leave))).orElse(won))
                .toList();
    }

    /** The ledger's rows are answered beside the claims; joined by the database they would be compared each with each. */
    private static Optional<Won> row(ResultSet row, Map<UUID, OpenedRow> opened) throws SQLException {
        var delivery = Columns.id(row, "id");
        var ledger = Columns.maybeId(row, "ledger_id");
        if (ledger != null) {
            opened.put(delivery, new OpenedRow(ledger, Columns.instant(row, "started_at")));
            return Optional.empty();
        }
        return Optional.of(new Won(delivery, row.getLong("fence"), row.getInt("tries"),
                Columns.instant(row, "due_at"), row.getLong("credential_version"), Optional.empty()));
    }

    private record OpenedRow(UUID id, Instant at) {
        OpenCommit opening(@Nullable Wanted wanted, Leave leave) {
            var known = wanted == null ? null : wanted.recordTime();
            var recordTime = known == null ? OpenCommit.recordTime(at) : known;
            return wanted != null && wanted.send()
                    ? new OpenCommit(id, recordTime, Optional.of(at), Optional.of(leave))
                    : new OpenCommit(id, recordTime, Optional.empty());
        }
    }
}
