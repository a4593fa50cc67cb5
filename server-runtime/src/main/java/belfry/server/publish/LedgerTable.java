package belfry.server.publish;

import belfry.core.problem.Problem;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The ledger: one row per remote side effect, committed before it, closed after it. Leave to act is given only to who
 * still holds the claim, by the database's clock.
 */
final class LedgerTable {
    /** A commit about to go on the wire, and the fence of who wants to send it. */
    record Mark(UUID row, UUID delivery, long fence) {}

    private final Database database;
    private final Duration lease;
    private final Duration longestCall;

    LedgerTable(Database database, Duration lease, Duration longestCall) {
        this.database = database;
        this.lease = lease;
        this.longestCall = longestCall;
    }

    /** Renews the claim and opens the commit; empty when the claim is lost or a commit of the part is open or done. */
    Optional<OpenCommit> open(LoadedDelivery delivery, LoadedPart part, long fence) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                with kept as (
                    update delivery set claimed_until = clock_timestamp() + :lease
                    where id = :delivery and fence = :fence and state = 'PUBLISHING'
                        and claimed_until > clock_timestamp() returning id, channel_id, revision),
                opened as (
                    insert into ledger (delivery_id, part_id, channel_id, revision, attempt, step, idempotency_key,
                        request_digest, fence)
                    select id, :part, channel_id, revision, :attempt, 'COMMIT', :key, :digest, :fence from kept
                    on conflict do nothing returning id, started_at)
                select id, started_at from opened
                """).bind("lease", lease).bind("delivery", delivery.id()).bind("fence", fence).bind("part", part.id())
                .bind("attempt", part.attempt()).bind("key", part.idempotencyKey())
                .bind("digest", part.digest(delivery.settings()))
                .map((row, _) -> new OpenCommit(Columns.id(row, "id"), part.recordTime()
                        .orElse(OpenCommit.recordTime(Columns.instant(row, "started_at"))), Optional.empty()))
                .findOne());
    }

    /** Takes an open commit over, to repeat it or to ask about it: whoever opened it may not send any more. */
    Optional<OpenCommit> takeOver(LoadedDelivery delivery, LoadedPart part, long fence) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                with kept as (
                    update delivery set claimed_until = clock_timestamp() + :lease
                    where id = :delivery and fence = :fence and state = 'PUBLISHING'
                        and claimed_until > clock_timestamp() returning id)
                update ledger l set fence = :fence, lookups = lookups + 1 from kept
                where l.id = :row and l.status in ('STARTED', 'SENT', 'UNKNOWN')
                returning l.id, l.sent_at
                """).bind("lease", lease).bind("delivery", delivery.id()).bind("fence", fence)
                .bind("row", part.openRow().orElseThrow())
                .map((row, _) -> new OpenCommit(Columns.id(row, "id"), part.recordTime().orElseThrow(),
                        Optional.ofNullable(Columns.maybeInstant(row, "sent_at"))))
                .findOne());
    }

    /** Gives leave to write the first byte, to those who still hold their claim long enough for the call. */
    Set<Mark> markSent(List<Mark> marks) {
        return database.jdbi().withHandle(handle -> new HashSet<>(handle.createQuery("""
                with known as materialized (
                    select id, fence, state, claimed_until from delivery where id = any(:deliveries))
                update ledger l set status = 'SENT', sent_at = coalesce(l.sent_at, clock_timestamp())
                from unnest(:rows, :deliveries, :fences) as a("row", delivery, fence)
                where l.id = a.row and l.fence = a.fence and l.status in ('STARTED', 'SENT', 'UNKNOWN')
                    and (a.delivery, a.fence) in (select id, fence from known
                        where state = 'PUBLISHING' and claimed_until > clock_timestamp() + :call)
                returning l.id, l.delivery_id, l.fence
                """).bind("rows", Columns.array(marks, Mark::row, UUID[]::new))
                .bind("deliveries", Columns.array(marks, Mark::delivery, UUID[]::new))
                .bind("fences", Columns.array(marks, Mark::fence, Long[]::new)).bind("call", longestCall)
                .map((row, _) -> new Mark(Columns.id(row, "id"), Columns.id(row, "delivery_id"), row.getLong("fence")))
                .list()));
    }

    /** The commit never went out, although it was opened. False: it did meanwhile. */
    boolean closeUnsent(UUID row) {
        return database.jdbi().withHandle(handle -> handle.createUpdate("""
                update ledger set status = 'NOT_SENT', closed_at = clock_timestamp()
                where id = :row and status = 'STARTED'
                """).bind("row", row).execute()) == 1;
    }

    /** The network proved that it does not have it. */
    boolean closeAbsent(UUID row, long fence) {
        return database.jdbi().withHandle(handle -> handle.createUpdate("""
                update ledger set status = 'ABSENT', closed_at = clock_timestamp()
                where id = :row and fence = :fence and status in ('SENT', 'UNKNOWN')
                """).bind("row", row).bind("fence", fence).execute()) == 1;
    }

    /** Whether a message of a channel belongs to another part already: two equal posts are told apart so. */
    boolean taken(UUID channel, String remoteId, UUID part) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select exists (select from ledger where channel_id = :channel and remote_id = :remote
                    and status = 'DONE' and step = 'COMMIT' and part_id <> :part)
                """).bind("channel", channel).bind("remote", remoteId).bind("part", part).mapTo(Boolean.class).one());
    }

    /** Before something nobody can see is made; a delivery that is being edited or published by others is left alone. */
    Optional<UUID> openPreparation(LoadedDelivery delivery, LoadedPart part) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                insert into ledger (delivery_id, part_id, channel_id, revision, attempt, step, idempotency_key,
                    request_digest, fence)
                select d.id, :part, d.channel_id, d.revision, (select coalesce(max(attempt), 0) + 1 from ledger
                    where part_id = :part and step = 'PREPARE'), 'PREPARE', :key, :digest, d.fence
                from delivery d where d.id = :delivery and d.revision = :revision
                    and d.state in ('QUEUED', 'PUBLISHING')
                on conflict do nothing returning id
                """).bind("part", part.id()).bind("key", part.idempotencyKey())
                .bind("digest", part.digest(delivery.settings())).bind("delivery", delivery.id())
                .bind("revision", delivery.revision()).mapTo(UUID.class).findOne());
    }

    void prepared(UUID row, LoadedDelivery delivery, LoadedPart part, Map<String, String> handles) {
        database.jdbi().useTransaction(handle -> {
            handle.createUpdate("update ledger set status = 'DONE', closed_at = clock_timestamp() where id = :row")
                    .bind("row", row).execute();
            handle.createUpdate("""
                    update part set prepared = cast(:handles as jsonb),
                        phase = case when phase in ('WAITING', 'PREPARING', 'FAILED') then 'READY' else phase end
                    where id = :part and exists (select from delivery where id = :delivery and revision = :revision)
                    """).bind("handles", Columns.json(handles)).bind("part", part.id()).bind("delivery", delivery.id())
                    .bind("revision", delivery.revision()).execute();
        });
    }

    void notPrepared(UUID row, Problem problem) {
        database.jdbi().useHandle(handle -> handle.createUpdate("""
                update ledger set status = 'REFUSED', closed_at = clock_timestamp(), problem = cast(:problem as jsonb)
                where id = :row
                """).bind("row", row).bind("problem", Columns.json(problem)).execute());
    }

    /** Everything that can be made ahead is made. */
    void stampPrepared(LoadedDelivery delivery) {
        database.jdbi().useHandle(handle -> handle
                .createUpdate(
                        "update delivery set prepared_at = clock_timestamp() where id = :id and revision = :revision")
                .bind("id", delivery.id()).bind("revision", delivery.revision()).execute());
    }
}
