package belfry.server.publish;

import belfry.core.network.Deduplication;
import belfry.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Puts workspaces, channels and deliveries into a test's database, and says what became of them. */
final class Deliveries {
    private final Database database;
    private final UUID workspace;

    Deliveries(Database database) {
        this.database = database;
        this.workspace = database.jdbi().withHandle(handle -> handle
                .createQuery("insert into workspace (name, zone) values ('Shop', 'UTC') returning id").mapTo(UUID.class)
                .one());
    }

    UUID workspace() {
        return workspace;
    }

    UUID channel(Deduplication family) {
        return channel(PeerAdapter.id(family));
    }

    UUID channel(String network) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                insert into channel (workspace_id, network, remote_account_id, name, handle)
                values (:workspace, :network, uuidv7()::text, 'Peer', '@peer') returning id
                """).bind("workspace", workspace).bind("network", network).mapTo(UUID.class).one());
    }

    /** Due so long from now by the database's clock. */
    UUID queue(UUID channel, Duration in, String... texts) {
        return database.inTransaction(handle -> queue(handle, channel, in, List.of(texts), Duration.ZERO));
    }

    /** In a transaction of the caller's, due now. */
    UUID queueQuietly(Handle handle, UUID channel, String text) {
        return queue(handle, channel, Duration.ZERO, List.of(text), Duration.ZERO);
    }

    UUID queueThread(UUID channel, Duration pause, String... texts) {
        return database.inTransaction(handle -> queue(handle, channel, Duration.ZERO, List.of(texts), pause));
    }

    private UUID queue(Handle handle, UUID channel, Duration in, List<String> texts, Duration pause) {
        var delivery = handle.createQuery("""
                with p as (insert into post (workspace_id, due_at) values (:workspace, clock_timestamp() + :in)
                    returning id, due_at)
                insert into delivery (post_id, workspace_id, channel_id, network, state, due_at)
                select p.id, :workspace, c.id, c.network, 'QUEUED', p.due_at from p, channel c where c.id = :channel
                returning id
                """).bind("workspace", workspace).bind("in", in).bind("channel", channel).mapTo(UUID.class).one();
        for (int i = 0; i < texts.size(); i++) {
            handle.createUpdate("""
                    insert into part (delivery_id, position, text, delay_seconds, idempotency_key)
                    values (:delivery, :position, :text, :delay, uuidv7()::text)
                    """).bind("delivery", delivery).bind("position", i).bind("text", texts.get(i))
                    .bind("delay", i == 0 ? 0 : pause.toSeconds()).execute();
        }
        return delivery;
    }

    /** Its parts carry a medium each, so that it has to be prepared. */
    void withPicture(UUID delivery) {
        execute("""
                with m as (insert into media (workspace_id, sha256, content_type, byte_size, file_name)
                    select workspace_id, '', 'image/png', 1, 'a.png' from delivery where id = :id returning id)
                update part set media = jsonb_build_array(jsonb_build_object('mediaId', m.id, 'altText', ''))
                from m where delivery_id = :id
                """, delivery);
    }

    String state(UUID delivery) {
        return text("select state from delivery where id = :id", delivery);
    }

    Instant due(UUID delivery) {
        return database.jdbi().withHandle(handle -> handle.createQuery("select due_at from delivery where id = :id")
                .bind("id", delivery).mapTo(Instant.class).one());
    }

    String text(String query, UUID id) {
        return database.jdbi().withHandle(handle -> handle.createQuery(query).bind("id", id).mapTo(String.class).one());
    }

    List<String> texts(String query, UUID id) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).bind("id", id).mapTo(String.class).list());
    }

    List<String> ledger(UUID delivery) {
        return texts("select status from ledger where delivery_id = :id and step = 'COMMIT' order by id", delivery);
    }

    List<String> history(UUID delivery) {
        return texts("""
                select coalesce(from_state, '') || '>' || to_state from delivery_history where delivery_id = :id order by id
                """, delivery);
    }

    int execute(String statement, UUID id) {
        return database.jdbi()
                .withHandle(handle -> handle.createUpdate(statement).bind("id", id).execute());
    }

    Map<String, Integer> states() {
        return database.jdbi().withHandle(handle -> handle
                .createQuery("select state, count(*)::int as many from delivery group by state")
                .reduceRows(new java.util.TreeMap<String, Integer>(), (all, row) -> {
                    all.put(row.getColumn("state", String.class), row.getColumn("many", Integer.class));
                    return all;
                }));
    }

    List<UUID> queueMany(UUID channel, Duration in, int count) {
        var all = new ArrayList<UUID>();
        for (int i = 0; i < count; i++) {
            all.add(queue(channel, in, "post " + i + " of " + channel));
        }
        return all;
    }
}
