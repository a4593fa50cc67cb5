package belfry.server.stack;

import belfry.core.incident.AffectedPost;
import belfry.core.problem.Problem;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the watch asks the database. */
final class StackTable {
    private static final String DUE_AT = "coalesce(d.next_try_at, d.due_at)";

    private final Database database;

    StackTable(Database database) {
        this.database = database;
    }

    /** @param version as {@code server_version_num}: 180006 is 18.6 */
    record Server(int version, String schema, int failedMigrations) {}

    /**
     * @param problem what the network said, when it was a refusal that stopped the channel
     * @param held posts that wait for it
     */
    record NeedyChannel(UUID id, UUID workspace, String name, String network, String health,
            @Nullable Instant expiresAt, @Nullable Problem problem, List<AffectedPost> held) {}

    /** Deliveries of one network that are late. */
    record LateQueue(String network, int count, Instant oldest, Instant now, List<AffectedPost> examples,
            @Nullable Instant heldUntil, @Nullable String heldBecause) {}

    /** What falls due. */
    record Due(String network, long now, long nextHour) {}

    Server server() {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select cast(current_setting('server_version_num') as integer) as version,
                    (select version from flyway_schema_history where success and version is not null
                        order by installed_rank desc limit 1) as schema,
                    (select count(*) from flyway_schema_history where not success) as failed""")
                .map((rs, _) -> new Server(rs.getInt("version"), rs.getString("schema"), rs.getInt("failed"))).one());
    }

    List<NeedyChannel> channelsInNeed(Instant expiringBefore) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select c.id, c.workspace_id, c.name, c.network, c.health, c.token_expires_at,
                    case c.health when 'REAUTHORISE' then c.problem end as problem, array(
                        select p.id || ' ' || left(p.excerpt, 60) from delivery d join post p on p.id = d.post_id
                        where d.channel_id = c.id and d.state = 'HELD' order by d.due_at limit 20) as held
                from channel c
                where c.removed_at is null and c.disabled_at is null and c.credential is not null
                    and (c.health = 'REAUTHORISE'
                        or c.token_expires_at < :before and c.health in ('EXPIRING', 'ERROR'))
                order by c.id limit 200""").bind("before", expiringBefore)
                .map((rs, _) -> new NeedyChannel(Columns.id(rs, "id"), Columns.id(rs, "workspace_id"),
                        rs.getString("name"), rs.getString("network"), rs.getString("health"),
                        Columns.maybeInstant(rs, "token_expires_at"),
                        Columns.maybeJson(rs, "problem", Problem.class), posts(rs, "held")))
                .list());
    }

    /** Queued, due for so long, and their channel is not waiting for a limit of the network to pass. */
    List<LateQueue> unclaimed(Duration late) {
        return late("""
                select d.network, count(*) as count, min(%s) as oldest, clock_timestamp() as read_at,
                    trim_array(array_agg(p.id || ' ' || left(p.excerpt, 60) order by d.due_at),
                        greatest(cast(count(*) as integer) - 5, 0)) as examples, max(h.held_until) as held_until,
                    max(h.problem ->> 'summary') as held_because
                from delivery d join post p on p.id = d.post_id join channel c on c.id = d.channel_id
                left join network_hold h on h.network = d.network and h.held_until > clock_timestamp()
                    and h.base_url in ('', coalesce(c.base_url, ''))
                where d.state = 'QUEUED' and %s < clock_timestamp() - make_interval(secs => :late)
                    and (c.held_until is null or c.held_until < clock_timestamp() - make_interval(secs => :late))
                group by d.network order by d.network limit 100""".formatted(DUE_AT, DUE_AT), late);
    }

    /** Claimed by somebody whose claim ran out. */
    List<LateQueue> abandoned(Duration late) {
        return late("""
                select d.network, count(*) as count, min(d.claimed_until) as oldest, clock_timestamp() as read_at,
                    trim_array(array_agg(p.id || ' ' || left(p.excerpt, 60) order by d.due_at),
                        greatest(cast(count(*) as integer) - 5, 0)) as examples,
                    cast(null as timestamptz) as held_until, cast(null as text) as held_because
                from delivery d join post p on p.id = d.post_id
                where d.state = 'PUBLISHING' and d.claimed_until < clock_timestamp() - make_interval(secs => :late)
                group by d.network order by d.network limit 100""", late);
    }

    private List<LateQueue> late(String query, Duration late) {
        return database.jdbi().withHandle(handle -> handle.createQuery(query)
                .bind("late", late.toMillis() / 1000.0).map((rs, _) -> queue(rs)).list());
    }

    private static LateQueue queue(ResultSet rs) throws SQLException {
        return new LateQueue(rs.getString("network"), rs.getInt("count"), Columns.instant(rs, "oldest"),
                Columns.instant(rs, "read_at"), posts(rs, "examples"), Columns.maybeInstant(rs, "held_until"),
                rs.getString("held_because"));
    }

    private static List<AffectedPost> posts(ResultSet rs, String column) throws SQLException {
        return Arrays.stream((String[]) rs.getArray(column).getArray()).map(StackTable::post).toList();
    }

    private static AffectedPost post(String idAndWords) {
        int space = idAndWords.indexOf(' ');
        return new AffectedPost(UUID.fromString(idAndWords.substring(0, space)), idAndWords.substring(space + 1));
    }

    /** By network, every network with a channel in use. */
    List<Due> due() {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                with used as (select distinct network from channel where removed_at is null and disabled_at is null),
                soon as (
                    select d.network, count(*) filter (where %s <= clock_timestamp()) as now, count(*) as hour
                    from delivery d where d.state = 'QUEUED'
                        and %s <= clock_timestamp() + interval '1 hour' group by d.network)
                select coalesce(used.network, soon.network) as network, coalesce(soon.now, 0) as now,
                    coalesce(soon.hour, 0) as hour
                from used full join soon on soon.network = used.network order by 1 limit 100"""
                .formatted(DUE_AT, DUE_AT))
                .map((rs, _) -> new Due(rs.getString("network"), rs.getLong("now"), rs.getLong("hour"))).list());
    }

    Optional<Instant> nextDue(UUID workspace) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select min(%s) as next from delivery d where d.state = 'QUEUED' and d.workspace_id = :workspace"""
                .formatted(DUE_AT)).bind("workspace", workspace)
                .map((rs, _) -> Optional.ofNullable(Columns.maybeInstant(rs, "next"))).one());
    }

    long dueNextHour(UUID workspace) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select count(*) from delivery d where d.state = 'QUEUED' and d.workspace_id = :workspace
                    and %s <= clock_timestamp() + interval '1 hour'""".formatted(DUE_AT)).bind("workspace", workspace)
                .mapTo(Long.class).one());
    }

    /** What the supervisors say of children that do not run. */
    List<String> troubles() {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select summary, cause from incident where closed_at is null
                    and code in ('port-taken', 'crash-loop', 'process-ended')
                order by case code when 'process-ended' then 1 else 0 end, opened_at desc limit 5""")
                .map((rs, _) -> rs.getString("summary") + ". " + rs.getString("cause")).list());
    }

    void lampChanged(String name) {
        database.jdbi().useHandle((Handle handle) -> handle
                .createUpdate("insert into event (kind, subject_id) values ('dependency.changed', :name)")
                .bind("name", name).execute());
    }
}
