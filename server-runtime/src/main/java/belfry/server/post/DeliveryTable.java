package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.wire.HistoryRow;
import belfry.server.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code delivery} and {@code delivery_history}. Every method works in the caller's transaction. */
public final class DeliveryTable {
    private static final String COLUMNS = """
            select d.*, c.name as channel_name from delivery d join channel c on c.id = d.channel_id
            """;

    /** A new delivery; its state is DRAFT or QUEUED. */
    public void insert(Handle handle, NewRow row) {
        handle.createUpdate("""
                insert into delivery (id, post_id, workspace_id, channel_id, network, state, due_at, settings)
                values (:id, :post, :workspace, :channel, :network, :state, :due, cast(:settings as jsonb))
                """).bind("id", row.id()).bind("post", row.postId()).bind("workspace", row.workspaceId())
                .bind("channel", row.channelId()).bind("network", row.network()).bind("state", row.state().name())
                .bind("due", row.dueAt()).bind("settings", Columns.json(row.settings())).execute();
    }

    /** What a delivery begins with. */
    public record NewRow(UUID id, UUID postId, UUID workspaceId, UUID channelId, String network, DeliveryState state,
            @Nullable Instant dueAt, Map<String, String> settings) {}

    public Optional<DeliveryRow> find(Handle handle, UUID delivery) {
        return handle.createQuery(COLUMNS + "where d.id = :id").bind("id", delivery)
                .map((row, _) -> read(row)).findOne();
    }

    public List<DeliveryRow> ofPosts(Handle handle, Collection<UUID> posts) {
        return handle.createQuery(COLUMNS + "where d.post_id = any(:posts) order by d.post_id, d.created_at, d.id")
                .bindArray("posts", UUID.class, posts.toArray()).map((row, _) -> read(row)).list();
    }

    /** Locks the rows of a post until the transaction ends: a claim by the due clock waits or comes first. */
    public List<DeliveryRow> lockOfPost(Handle handle, UUID post) {
        return handle.createQuery(COLUMNS + "where d.post_id = :post order by d.created_at, d.id for update of d")
                .bind("post", post).map((row, _) -> read(row)).list();
    }

    public Optional<DeliveryRow> lock(Handle handle, UUID workspace, UUID delivery) {
        return handle.createQuery(COLUMNS + "where d.id = :id and d.workspace_id = :workspace for update of d")
                .bind("id", delivery).bind("workspace", workspace).map((row, _) -> read(row)).findOne();
    }

    /** Deliveries of a channel that are still to go out, and drafts; locked. */
    List<DeliveryRow> waiting(Handle handle, UUID channel) {
        return handle.createQuery(COLUMNS + """
                where d.channel_id = :channel and d.state in ('QUEUED', 'HELD', 'DRAFT', 'IN_REVIEW')
                order by d.due_at, d.id for update of d
                """).bind("channel", channel).map((row, _) -> read(row)).list();
    }

    boolean changeState(Handle handle, UUID delivery, DeliveryState from, DeliveryState to) {
        return handle.createUpdate("""
                update delivery set state = :to, updated_at = clock_timestamp(),
                       hold_reason = case when :to = 'HELD' then hold_reason end
                where id = :id and state = :from
                """).bind("id", delivery).bind("from", from.name()).bind("to", to.name()).execute() == 1;
    }

    /** What is to be sent changes: a new revision, nothing prepared counts any more. */
    void rewrite(Handle handle, UUID delivery, Map<String, String> settings) {
        handle.createUpdate("""
                update delivery set settings = cast(:settings as jsonb), revision = revision + 1, prepared_at = null,
                       updated_at = clock_timestamp()
                where id = :id
                """).bind("id", delivery).bind("settings", Columns.json(settings)).execute();
    }

    /** A new time, by a person: earlier refusals are forgotten, and uploads that would be too old by then. */
    public void reschedule(Handle handle, UUID delivery, @Nullable Instant dueAt) {
        handle.createUpdate("""
                update delivery set due_at = :due, next_try_at = null, tries = 0, problem = null,
                       revision = revision + 1, updated_at = clock_timestamp(),
                       prepared_at = case when prepared_at > cast(:due as timestamptz) - interval '15 minutes'
                           then prepared_at end
                where id = :id
                """).bind("id", delivery).bind("due", dueAt).execute();
        handle.createUpdate("""
                update part set prepared = '{}', phase = 'WAITING' where delivery_id = :id and phase <> 'PUBLISHED'
                    and exists (select from delivery where id = :id and prepared_at is null)
                """).bind("id", delivery).execute();
    }

    /** Puts back what a repair changed. */
    public void restore(Handle handle, UUID delivery, @Nullable Instant dueAt, @Nullable Instant nextTryAt, int tries,
            @Nullable Problem problem, @Nullable String holdReason) {
        handle.createUpdate("""
                update delivery set due_at = :due, next_try_at = :next, tries = :tries, hold_reason = :hold,
                       problem = cast(:problem as jsonb), updated_at = clock_timestamp()
                where id = :id
                """).bind("id", delivery).bind("due", dueAt).bind("next", nextTryAt).bind("tries", tries)
                .bind("hold", holdReason).bind("problem", problem == null ? null : Columns.json(problem)).execute();
    }

    /** A person says it is published there; the ledger is closed beside it. */
    public void markPublished(Handle handle, UUID delivery, @Nullable String url) {
        handle.createUpdate("""
                update delivery set remote_url = coalesce(:url, remote_url), problem = null,
                       published_at = coalesce(published_at, clock_timestamp()), updated_at = clock_timestamp()
                where id = :id
                """).bind("id", delivery).bind("url", url).execute();
    }

    /** True: it never tried anything, so that nothing is lost with it. */
    boolean deleteUntried(Handle handle, UUID delivery) {
        return handle.createUpdate("""
                delete from delivery d where id = :id and tries = 0
                   and not exists (select 1 from ledger l where l.delivery_id = d.id)
                """).bind("id", delivery).execute() == 1;
    }

    public void appendHistory(Handle handle, UUID delivery, @Nullable DeliveryState from, DeliveryState to,
            String actor, String reason) {
        handle.createUpdate("""
                insert into delivery_history (delivery_id, from_state, to_state, actor, reason)
                values (:id, :from, :to, :actor, :reason)
                """).bind("id", delivery).bind("from", from == null ? null : from.name()).bind("to", to.name())
                .bind("actor", actor).bind("reason", reason).execute();
    }

    public List<HistoryRow> history(Handle handle, UUID delivery) {
        return handle.createQuery("""
                select at, from_state, to_state, actor, reason from delivery_history
                where delivery_id = :id order by id limit 1000
                """).bind("id", delivery).map((row, _) -> new HistoryRow(Columns.instant(row, "at"),
                state(row.getString("from_state")), DeliveryState.valueOf(row.getString("to_state")),
                row.getString("actor"), row.getString("reason"))).list();
    }

    void tellChanged(Handle handle, UUID delivery) {
        handle.createUpdate("""
                insert into event (workspace_id, kind, subject_id, version)
                select workspace_id, 'delivery.changed', id::text, revision from delivery where id = :id
                """).bind("id", delivery).execute();
    }

    private static @Nullable DeliveryState state(@Nullable String name) {
        return name == null ? null : DeliveryState.valueOf(name);
    }

    private static DeliveryRow read(ResultSet row) throws SQLException {
        return new DeliveryRow(Columns.id(row, "id"), Columns.id(row, "post_id"), Columns.id(row, "workspace_id"),
                Columns.id(row, "channel_id"), row.getString("network"), row.getString("channel_name"),
                DeliveryState.valueOf(row.getString("state")), Columns.maybeInstant(row, "due_at"),
                Columns.texts(row, "settings"), row.getInt("revision"), row.getLong("fence"),
                Columns.maybeInstant(row, "next_try_at"), row.getInt("tries"), Columns.maybeInstant(row, "prepared_at"),
                row.getString("hold_reason"), Columns.maybeJson(row, "problem", Problem.class),
                Columns.maybeInstant(row, "published_at"), Columns.maybeLong(row, "lateness_millis"),
                row.getString("remote_url"));
    }
}
