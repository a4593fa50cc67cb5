package belfry.server.publish;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.publish.CommitOutcome;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes what became of a commit and of its delivery. A success is written whoever holds the claim: it is the truth. */
final class OutcomeTable {
    /**
     * A part that the network has.
     *
     * @param last whether the delivery is complete with it
     * @param resumeAt when its next part is due; null when at once or there is none
     */
    record Published(UUID row, UUID part, UUID delivery, long fence, String remoteId, @Nullable String url,
            Map<String, String> facts, Instant at, boolean last, @Nullable Instant resumeAt, String actor) {}

    /**
     * The state is asked in words that the planner does not match with the index of claims: that one is small by its
     * statistics, and in a busy second full of rows that have left it.
     */
    private static final String PUBLISHED = """
            with answered as materialized (
                select a."row", a.part, a.delivery, a.fence, a.remote, a.url, cast(a.facts as jsonb) as facts,
                    cast(a.at as timestamptz) as at, a.last, cast(a.resume as timestamptz) as resume_at, a.actor
                from unnest(:rows, :parts, :deliveries, :fences, :remotes, :urls, :facts, :times, :lasts, :resumes, :actors)
                    as a("row", part, delivery, fence, remote, url, facts, at, last, resume, actor)),
            closed as (
                update ledger l set status = 'DONE', closed_at = clock_timestamp(), remote_id = a.remote,
                    remote_url = a.url, sent_at = coalesce(l.sent_at, a.at), problem = null
                from answered a where l.id = a.row and l.status in ('STARTED', 'SENT', 'UNKNOWN') returning a.*),
            parts as (
                update part p set phase = 'PUBLISHED', remote_id = c.remote, remote_url = c.url,
                    remote_facts = c.facts, published_at = c.at
                from closed c where p.id = c.part),
            moved as (
                update delivery d set state = case when c.last then 'PUBLISHED' else d.state end,
                    published_at = coalesce(d.published_at, c.at),
                    lateness_millis = coalesce(d.lateness_millis,
                        floor(extract(epoch from c.at - coalesce(d.due_at, c.at)) * 1000)),
                    remote_url = coalesce(d.remote_url, c.url), problem = null,
                    owner = case when c.last or c.resume_at is not null then null else d.owner end,
                    claimed_until = case when c.last then null else coalesce(c.resume_at, d.claimed_until) end,
                    updated_at = clock_timestamp()
                from closed c
                where d.id = c.delivery and d.fence = c.fence and case d.state when 'PUBLISHING' then true end
                returning d.id, d.workspace_id, c.last, c.actor, d.lateness_millis),
            told as (insert into delivery_history (delivery_id, from_state, to_state, actor, reason)
                select id, 'PUBLISHING', 'PUBLISHED', actor, lateness_millis || ' ms after its time'
                from moved where last),
            heard as (insert into event (workspace_id, kind, subject_id)
                select workspace_id, 'delivery.changed', id::text from moved)
            select "row" from closed
            """;

    private final Database database;
    private final Moves moves;

    OutcomeTable(Database database, Moves moves) {
        this.database = database;
        this.moves = moves;
    }

    /** Closes the ledger, the part and, with its last part, the delivery; all of a group in one commit. */
    List<Boolean> published(List<Published> group) {
        var closed = database.jdbi().withHandle(handle -> new HashSet<>(handle.createQuery(PUBLISHED)
                .bind("rows", Columns.array(group, Published::row, UUID[]::new))
                .bind("parts", Columns.array(group, Published::part, UUID[]::new))
                .bind("deliveries", Columns.array(group, Published::delivery, UUID[]::new))
                .bind("fences", Columns.array(group, Published::fence, Long[]::new))
                .bind("remotes", Columns.array(group, one -> Columns.text(one.remoteId()), String[]::new))
                .bind("urls", Columns.array(group, one -> Columns.text(one.url()), String[]::new))
                .bind("facts", Columns.array(group, one -> Columns.json(one.facts()), String[]::new))
                .bind("times", Columns.array(group, one -> one.at().toString(), String[]::new))
                .bind("lasts", Columns.array(group, Published::last, Boolean[]::new))
                .bind("resumes", Columns.array(group, one -> Objects.toString(one.resumeAt(), null), String[]::new))
                .bind("actors", Columns.array(group, Published::actor, String[]::new))
                .mapTo(UUID.class).list()));
        return group.stream().map(one -> closed.contains(one.row())).toList();
    }

    /** Every part is out, yet the delivery was not closed: a crash came between. */
    boolean complete(Claim claim) {
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                    update delivery d set owner = null, claimed_until = null, problem = null,
                        published_at = coalesce(d.published_at, p.at), remote_url = coalesce(d.remote_url, p.url),
                        lateness_millis = coalesce(d.lateness_millis,
                            floor(extract(epoch from p.at - coalesce(d.due_at, p.at)) * 1000))
                    from (select min(published_at) as at, (array_agg(remote_url order by position))[1] as url
                        from part where delivery_id = :id) p
                    where d.id = :id and d.fence = :fence and d.state = 'PUBLISHING'
                    """).bind("id", claim.delivery().id()).bind("fence", claim.fence()).execute();
            return moves.move(handle, claim.delivery().id(), DeliveryState.PUBLISHING, DeliveryState.PUBLISHED,
                    claim.actor(), "every part was out already");
        });
    }

    /** Nothing was published; the row says why. */
    void closeRefused(Handle handle, UUID row, long fence, CommitOutcome.Refused refused) {
        close(handle, row, fence, "REFUSED", refused.problem(), refused.httpStatus());
    }

    void closeNotSent(Handle handle, UUID row, long fence, Problem why) {
        close(handle, row, fence, "NOT_SENT", why, Optional.empty());
    }

    void closeUnknown(Handle handle, UUID row, long fence, Problem why, Optional<Integer> httpStatus) {
        handle.createUpdate("""
                update ledger set status = 'UNKNOWN', problem = cast(:problem as jsonb),
                    http_status = coalesce(:http, http_status)
                where id = :row and fence <= :fence and status in ('STARTED', 'SENT', 'UNKNOWN')
                """).bind("row", row).bind("fence", fence).bind("problem", Columns.json(why))
                .bind("http", httpStatus.orElse(null))
                .execute();
        handle.createUpdate(
                "update part set phase = 'CONFIRMING' where id = (select part_id from ledger where id = :row) and phase <> 'PUBLISHED'")
                .bind("row", row).execute();
    }

    /** Lets the claim go; the delivery goes on at that moment, by whoever is there. It stays PUBLISHING: no edits. */
    boolean waitUntil(Handle handle, Claim claim, Instant at, Optional<Problem> why) {
        return handle.createUpdate("""
                update delivery set owner = null, claimed_until = :at, updated_at = clock_timestamp(),
                    problem = coalesce(cast(:problem as jsonb), problem)
                where id = :id and fence = :fence and state = 'PUBLISHING'
                """).bind("at", at).bind("problem", why.map(Columns::json).orElse(null))
                .bind("id", claim.delivery().id()).bind("fence", claim.fence()).execute() == 1;
    }

    /** Back into the queue, to be tried at that moment; nothing of it is visible, so it may be edited meanwhile. */
    boolean tryAgainAt(Handle handle, Claim claim, Instant at, Problem why) {
        if (!release(handle, claim, why)) {
            return false;
        }
        handle.createUpdate("update delivery set next_try_at = :at where id = :id").bind("at", at)
                .bind("id", claim.delivery().id()).execute();
        return moves.move(handle, claim.delivery().id(), DeliveryState.PUBLISHING, DeliveryState.QUEUED, claim.actor(),
                why.summary());
    }

    /** As if it had not been claimed: nothing of it was sent, so the claim counts as no try. */
    boolean giveBack(Handle handle, Claim claim, Instant at) {
        claim.opened().ifPresent(open -> handle.createUpdate("""
                update ledger set status = 'NOT_SENT', closed_at = clock_timestamp()
                where id = :row and fence = :fence and status in ('STARTED', 'SENT')
                """).bind("row", open.id()).bind("fence", claim.fence()).execute());
        int given = handle.createUpdate("""
                update delivery set owner = null, claimed_until = null, tries = tries - 1,
                    next_try_at = case when tries > 1 then cast(:at as timestamptz) end
                where id = :id and fence = :fence and state = 'PUBLISHING'
                """).bind("at", at).bind("id", claim.delivery().id()).bind("fence", claim.fence()).execute();
        return given == 1 && moves.move(handle, claim.delivery().id(), DeliveryState.PUBLISHING, DeliveryState.QUEUED,
                claim.actor(), "given back before it was sent");
    }

    boolean hold(Handle handle, Claim claim, String reason, Problem why) {
        if (!release(handle, claim, why)) {
            return false;
        }
        handle.createUpdate("update delivery set hold_reason = :reason where id = :id").bind("reason", reason)
                .bind("id", claim.delivery().id()).execute();
        return moves.move(handle, claim.delivery().id(), DeliveryState.PUBLISHING, DeliveryState.HELD, claim.actor(),
                reason);
    }

    /** FAILED or UNCONFIRMED: a person goes on from here. */
    boolean end(Handle handle, Claim claim, DeliveryState state, Problem why) {
        return release(handle, claim, why) && moves.move(handle, claim.delivery().id(), DeliveryState.PUBLISHING, state,
                claim.actor(), why.summary());
    }

    void partFailed(Handle handle, UUID part) {
        handle.createUpdate("update part set phase = 'FAILED' where id = :id and phase <> 'PUBLISHED'")
                .bind("id", part).execute();
    }

    void partReady(Handle handle, UUID part) {
        handle.createUpdate("update part set phase = 'READY' where id = :id and phase <> 'PUBLISHED'").bind("id", part)
                .execute();
    }

    private static boolean release(Handle handle, Claim claim, Problem why) {
        return handle.createUpdate("""
                update delivery set owner = null, claimed_until = null, problem = cast(:problem as jsonb)
                where id = :id and fence = :fence and state = 'PUBLISHING'
                """).bind("problem", Columns.json(why)).bind("id", claim.delivery().id()).bind("fence", claim.fence())
                .execute() == 1;
    }

    private static void close(Handle handle, UUID row, long fence, String status, Problem why,
            Optional<Integer> httpStatus) {
        handle.createUpdate("""
                update ledger set status = :status, closed_at = clock_timestamp(), problem = cast(:problem as jsonb),
                    http_status = :http
                where id = :row and fence = :fence and status in ('STARTED', 'SENT')
                """).bind("row", row).bind("fence", fence).bind("status", status).bind("problem", Columns.json(why))
                .bind("http", httpStatus.orElse(null)).execute();
    }
}
