package belfry.server.sample;

import belfry.core.wire.PostView;
import belfry.server.Home;
import belfry.server.config.DatabaseConfig;
import belfry.server.database.Database;
import belfry.server.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What no API of Belfry can do, because it never lies about time: makes posts that went out before the sample began. */
final class SamplePast implements AutoCloseable {
    private final Database database;

    private SamplePast(Database database) {
        this.database = database;
    }

    static SamplePast in(Path home) {
        var remembered = Home.at(home).remembered();
        return new SamplePast(Database.at(new DatabaseConfig(
                "jdbc:postgresql://127.0.0.1:%d/belfry".formatted(remembered.port("postgres").orElseThrow()),
                EmbeddedPostgres.USER, remembered.password("postgres"), 2)));
    }

    /** As if every one had gone out at its time, some milliseconds late. */
    void published(List<UUID> posts) {
        database.inTransaction(handle -> {
            for (var post : posts) {
                handle.createUpdate("""
                        update delivery set state = 'PUBLISHED', lateness_millis = 40 + abs(hashtext(id::text)) % 380,
                            published_at = due_at + make_interval(secs => (40 + abs(hashtext(id::text)) % 380) / 1000.0),
                            remote_url = 'https://' || network || '.example/backstube/' || right(id::text, 8)
                        where post_id = :post
                        """).bind("post", post).execute();
                handle.createUpdate("""
                        update part set phase = 'PUBLISHED', published_at = d.published_at, remote_id = right(part.id::text, 12),
                            remote_url = d.remote_url
                        from delivery d where d.id = part.delivery_id and d.post_id = :post
                        """).bind("post", post).execute();
                handle.createUpdate("""
                        insert into delivery_history (delivery_id, at, from_state, to_state, actor, reason)
                        select d.id, d.due_at + step.after, step.was, step.now, step.who, step.why from delivery d,
                            (values (interval '-2 days', null, 'QUEUED', 'Hanna Linden', 'scheduled'),
                                    (interval '0', 'QUEUED', 'PUBLISHING', 'clock', 'due'),
                                    (interval '0.3 s', 'PUBLISHING', 'PUBLISHED', 'clock', 'published'))
                            as step (after, was, now, who, why)
                        where d.post_id = :post
                        """).bind("post", post).execute();
            }
            return posts.size();
        });
    }

    /** As if its time had come while nothing ran: Belfry finds it, and says what it is. */
    void overdue(PostView post, Duration since) {
        database.inTransaction(handle -> {
            handle.createUpdate("update post set due_at = now() - :since where id = :id").bind("since", since)
                    .bind("id", post.id()).execute();
            return handle.createUpdate("update delivery set due_at = now() - :since where post_id = :id")
                    .bind("since", since).bind("id", post.id()).execute();
        });
    }

    /** As if it had been due earlier; what became of it stays. */
    void earlier(UUID post, Duration by) {
        database.inTransaction(handle -> {
            handle.createUpdate("update post set due_at = due_at - :by where id = :id").bind("by", by).bind("id", post)
                    .execute();
            return handle.createUpdate("update delivery set due_at = due_at - :by where post_id = :id").bind("by", by)
                    .bind("id", post).execute();
        });
    }

    /** Names as they would be on the networks' own servers, not on loopback. */
    void named(UUID channel, String handle) {
        database.inTransaction(transaction -> transaction.createUpdate(
                "update channel set handle = :handle where id = :id").bind("handle", handle).bind("id", channel)
                .execute());
    }

    /** A second workspace, in which nothing has been done yet. */
    void emptyWorkspace(String name) {
        database.inTransaction(handle -> handle.createUpdate(
                "insert into workspace (name, zone) values (:name, 'Europe/Berlin')").bind("name", name).execute());
    }

    @Override
    public void close() {
        database.close();
    }
}
