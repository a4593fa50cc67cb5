package belfry.server.schedule;

import belfry.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Finds deliveries that are not where they should be, and moves many at once, each move in its history. */
public final class SweepTable {
    /** A delivery that was too late. */
    public record Missed(UUID delivery, UUID workspace, Instant dueAt, Duration late, Duration window) {}

    /** A process that claimed deliveries. */
    public record Claimant(UUID id, String place, long pid, Instant startedAt) {}

    private static final String TOLD = """
            , told as (insert into delivery_history (delivery_id, from_state, to_state, actor, reason)
                select id, :from, :to, 'clock', reason from moved),
            heard as (insert into event (workspace_id, kind, subject_id)
                select workspace_id, 'delivery.changed', id::text from moved)
            """;
    private static final String OPEN_CHANNEL = "exists (select from channel c where c.id = d.channel_id and "
            + Claimable.OPEN + ")";

    private final Database database;

    public SweepTable(Database database) {
        this.database = database;
    }

    /** Too late to go out by itself. */
    List<Missed> miss() {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                with late as (
                    select d.id, clock_timestamp() - d.due_at as late, w.late_window_minutes as minutes
                    from delivery d join workspace w on w.id = d.workspace_id
                    where d.state = 'QUEUED' and d.tries = 0 and coalesce(d.next_try_at, d.due_at) <= clock_timestamp()
                        and d.due_at +\s""" + Claimable.LATE_WINDOW + """
                         < clock_timestamp()
                    order by d.due_at limit 1000 for update of d skip locked),
                moved as (
                    update delivery d set state = 'MISSED', updated_at = now() from late where d.id = late.id
                    returning d.id, d.workspace_id, d.due_at, late.late, late.minutes,
                        'more than ' || late.minutes || ' minutes late' as reason)
                """ + TOLD + """
                select id, workspace_id, due_at, minutes, extract(epoch from late) as late from moved
                """).bind("from", "QUEUED").bind("to", "MISSED").map(SweepTable::missed).list());
    }

    void explainMissed(UUID delivery, String problem) {
        database.jdbi().useHandle(handle -> handle
                .createUpdate(
                        "update delivery set problem = cast(:problem as jsonb) where id = :id and state = 'MISSED'")
                .bind("id", delivery).bind("problem", problem).execute());
    }

    /** What is due and may not go out is held by name, so that nobody wonders. */
    int hold() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                with stopped as (
                    select d.id, coalesce(
                        (select 'Channel ' || c.name || ' ' || case
                            when c.disabled_at is not null or c.removed_at is not null then 'is switched off'
                            when c.health = 'REAUTHORISE' then 'must be reconnected'
                            else 'is held until ' || to_char(c.held_until at time zone 'UTC', 'HH24:MI:SS') || ' UTC' end
                            from channel c where c.id = d.channel_id and (c.disabled_at is not null
                                or c.removed_at is not null or c.health = 'REAUTHORISE'
                                or c.held_until > clock_timestamp())),
                        'Network ' || d.network || ' is held back by an outage') as reason
                    from delivery d where d.state = 'QUEUED' and coalesce(d.next_try_at, d.due_at) <= clock_timestamp()
                        and not\s""" + OPEN_CHANNEL + """
                    order by d.due_at limit 1000 for update of d skip locked),
                moved as (
                    update delivery d set state = 'HELD', hold_reason = stopped.reason, updated_at = now()
                    from stopped where d.id = stopped.id returning d.id, d.workspace_id, stopped.reason)
                """ + TOLD + "select count(*) from moved").bind("from", "QUEUED").bind("to", "HELD")
                        .mapTo(Integer.class)
                        .one());
    }

    /** Held deliveries whose channel and network are open again go on. */
    int release() {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                with free as (
                    select d.id from delivery d where d.state = 'HELD'
                        and (d.hold_reason like 'Channel %' or d.hold_reason like 'Network %') and\s"""
                + OPEN_CHANNEL + """
                    order by d.due_at limit 1000 for update of d skip locked),
                moved as (
                    update delivery d set state = 'QUEUED', hold_reason = null, problem = null, updated_at = now()
                    from free where d.id = free.id
                    returning d.id, d.workspace_id, 'what held it back is over' as reason)
                """ + TOLD + "select count(*) from moved").bind("from", "HELD").bind("to", "QUEUED")
                .mapTo(Integer.class)
                .one());
    }

    /** Those other than {@code self} that hold claims now. */
    List<Claimant> claimants(UUID self) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select distinct c.id, c.place, c.pid, c.started_at from delivery d join claimant c on c.id = d.owner
                where d.state = 'PUBLISHING' and d.claimed_until > clock_timestamp() and c.id <> :self
                """).bind("self", self).map(SweepTable::claimant).list());
    }

    /** Ends the claims of a process that is certainly gone. */
    int endClaims(UUID claimant) {
        return database.jdbi().withHandle(handle -> handle.createUpdate("""
                update delivery set claimed_until = clock_timestamp(), owner = null
                where owner = :owner and state = 'PUBLISHING'
                """).bind("owner", claimant).execute());
    }

    /** Ends claims that a living process made before that moment and does not know of. */
    int endForgottenClaims(UUID claimant, Set<UUID> inHand, Instant before) {
        return database.jdbi().withHandle(handle -> handle.createUpdate("""
                update delivery set claimed_until = clock_timestamp(), owner = null
                where owner = :owner and state = 'PUBLISHING' and claimed_until > clock_timestamp()
                    and updated_at < :before and id <> all(:inHand)
                """).bind("owner", claimant).bind("before", before).bind("inHand", inHand.toArray(UUID[]::new))
                .execute());
    }

    /** Announces who claims; forgets those of long ago. */
    public void announce(Claimant self) {
        database.jdbi().useTransaction(handle -> {
            handle.execute("delete from claimant where started_at < now() - interval '7 days'");
            handle.createUpdate("""
                    insert into claimant (id, place, pid, started_at) values (:id, :place, :pid, :startedAt)
                    on conflict (id) do nothing
                    """).bindMethods(self).execute();
        });
    }

    private static Missed missed(ResultSet row, StatementContext context) throws SQLException {
        return new Missed(row.getObject("id", UUID.class), row.getObject("workspace_id", UUID.class),
                row.getObject("due_at", OffsetDateTime.class).toInstant(), Duration.ofSeconds(row.getLong("late")),
                Duration.ofMinutes(row.getLong("minutes")));
    }

    private static Claimant claimant(ResultSet row, StatementContext context) throws SQLException {
        return new Claimant(row.getObject("id", UUID.class), row.getString("place"), row.getLong("pid"),
                row.getObject("started_at", OffsetDateTime.class).toInstant());
    }
}
