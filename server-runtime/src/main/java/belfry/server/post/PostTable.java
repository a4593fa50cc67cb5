package belfry.server.post;

import belfry.core.wire.PartText;
import belfry.server.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code post} and {@code post_request}. Every method works in the caller's transaction. */
public final class PostTable {
    static final String COLUMNS = """
            select p.*, a.name as author from post p left join account a on a.id = p.author_id
            """;

    /** What a post begins with. */
    public record NewRow(UUID id, UUID workspaceId, @Nullable Instant dueAt, @Nullable LocalDateTime localTime,
            String zone, String excerpt, List<PartText> parts, String source, @Nullable UUID authorId) {}

    public void insert(Handle handle, NewRow row) {
        handle.createUpdate("""
                insert into post (id, workspace_id, due_at, local_time, zone, excerpt, parts, source, author_id)
                values (:id, :workspace, :due, :local, :zone, :excerpt, cast(:parts as jsonb), :source, :author)
                """).bind("id", row.id()).bind("workspace", row.workspaceId()).bind("due", row.dueAt())
                .bind("local", row.localTime()).bind("zone", row.zone()).bind("excerpt", row.excerpt())
                .bind("parts", Columns.json(row.parts())).bind("source", row.source()).bind("author", row.authorId())
                .execute();
    }

    /** A removed post is found too; the caller looks at {@link PostRow#removedAt}. */
    public Optional<PostRow> find(Handle handle, UUID workspace, UUID post) {
        return handle.createQuery(COLUMNS + "where p.id = :id and p.workspace_id = :workspace").bind("id", post)
                .bind("workspace", workspace).map((row, _) -> read(row)).findOne();
    }

    /** Like {@link #find}; nobody else changes it until the transaction ends. */
    public Optional<PostRow> lock(Handle handle, UUID workspace, UUID post) {
        return handle.createQuery(COLUMNS + "where p.id = :id and p.workspace_id = :workspace for update of p")
                .bind("id", post).bind("workspace", workspace).map((row, _) -> read(row)).findOne();
    }

    /** The first words of a post; empty when there is none of that id. */
    public String excerpt(Handle handle, UUID post) {
        return handle.createQuery("select excerpt from post where id = :id").bind("id", post).mapTo(String.class)
                .findOne().orElse("");
    }

    /** One more than the limit when there is a further page. */
    public List<PostRow> list(Handle handle, PostFilter filter) {
        var search = PostSearch.of(filter);
        return handle.createQuery(search.sql()).bindMap(search.parameters()).map((row, _) -> read(row)).list();
    }

    void rewrite(Handle handle, NewRow row) {
        handle.createUpdate("""
                update post set due_at = :due, local_time = :local, zone = :zone, excerpt = :excerpt,
                       parts = cast(:parts as jsonb), updated_at = clock_timestamp(), version = version + 1
                where id = :id
                """).bind("id", row.id()).bind("due", row.dueAt()).bind("local", row.localTime())
                .bind("zone", row.zone()).bind("excerpt", row.excerpt()).bind("parts", Columns.json(row.parts()))
                .execute();
    }

    /** The zone stays; the wall-clock time is what the new instant reads there. */
    public void reschedule(Handle handle, UUID post, @Nullable Instant dueAt) {
        handle.createUpdate("""
                update post set due_at = :due, local_time = cast(:due as timestamptz) at time zone zone,
                       updated_at = clock_timestamp(), version = version + 1
                where id = :id
                """).bind("id", post).bind("due", dueAt).execute();
    }

    void touch(Handle handle, UUID post) {
        handle.createUpdate("update post set updated_at = clock_timestamp(), version = version + 1 where id = :id")
                .bind("id", post).execute();
    }

    void remove(Handle handle, UUID post) {
        handle.createUpdate("""
                update post set removed_at = clock_timestamp(), updated_at = clock_timestamp(), version = version + 1
                where id = :id and removed_at is null
                """).bind("id", post).execute();
    }

    void restore(Handle handle, UUID post) {
        handle.createUpdate("""
                update post set removed_at = null, updated_at = clock_timestamp(), version = version + 1 where id = :id
                """).bind("id", post).execute();
    }

    public void tellChanged(Handle handle, UUID post) {
        handle.createUpdate("""
                insert into event (workspace_id, kind, subject_id, version)
                select workspace_id, 'post.changed', id::text, version from post where id = :id
                """).bind("id", post).execute();
    }

    /** The first asker with a key gets a row; a later one waits for the first to finish and gets its answer. */
    Optional<Answered> claimRequest(Handle handle, UUID workspace, String key, byte[] digest, UUID post) {
        var mine = handle.createUpdate("""
                insert into post_request (workspace_id, key, digest, post_id) values (:workspace, :key, :digest, :post)
                on conflict do nothing
                """).bind("workspace", workspace).bind("key", key).bind("digest", digest).bind("post", post).execute();
        return mine == 1
                ? Optional.empty()
                : handle.createQuery("""
                select digest, post_id from post_request where workspace_id = :workspace and key = :key
                """).bind("workspace", workspace).bind("key", key)
                        .map((row, _) -> new Answered(row.getBytes("digest"), Columns.id(row, "post_id"))).findOne();
    }

    /** An earlier request with the same key. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(byte[] digest, UUID postId) {}

    public String zone(Handle handle, UUID workspace) {
        return handle.createQuery("select zone from workspace where id = :id").bind("id", workspace)
                .mapTo(String.class).one();
    }

    /** Whoever takes a slot waits here for whoever takes one at the same moment. */
    void lockSlots(Handle handle, UUID workspace) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:lock, 0)) is null")
                .bind("lock", "belfry slots " + workspace).mapTo(Boolean.class).one();
    }

    List<Instant> takenTimes(Handle handle, UUID channel, Instant after, Instant until) {
        return handle.createQuery("""
                select distinct d.due_at from delivery d join post p on p.id = d.post_id
                where d.channel_id = :channel and d.state <> 'CANCELLED' and d.due_at > :after and d.due_at < :until
                  and p.removed_at is null
                """).bind("channel", channel).bind("after", after).bind("until", until).mapTo(Instant.class).list();
    }

    /** The calendar shows a post where its earliest delivery that still goes out, or went out, is. */
    public void followDeliveries(Handle handle, UUID post) {
        handle.createUpdate("""
                update post p set due_at = d.due, local_time = d.due at time zone coalesce(p.zone, 'UTC'),
                       updated_at = clock_timestamp(), version = version + 1
                from (select min(due_at) as due from delivery where post_id = :id and state <> 'CANCELLED') d
                where p.id = :id and d.due is not null
                """).bind("id", post).execute();
    }

    public Instant now(Handle handle) {
        return handle.createQuery("select clock_timestamp()").mapTo(Instant.class).one();
    }

    private static PostRow read(ResultSet row) throws SQLException {
        var zone = row.getString("zone");
        return new PostRow(Columns.id(row, "id"), Columns.id(row, "workspace_id"),
                Columns.maybeInstant(row, "due_at"), zone == null ? "UTC" : zone, row.getString("excerpt"),
                row.getString("source"), Columns.maybeId(row, "author_id"), row.getString("author"),
                Columns.list(row, "parts", PartText.class), Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"), Columns.maybeInstant(row, "removed_at"), row.getLong("version"));
    }
}
