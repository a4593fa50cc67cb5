package belfry.server.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows {@code session}, by the hash of their token. */
final class SessionTable {

    void insert(Handle handle, byte[] hash, UUID account, Instant now, Instant expires) {
        handle.createUpdate("""
                insert into session (id_hash, account_id, created_at, seen_at, expires_at)
                values (:hash, :account, :now, :now, :expires)
                """).bind("hash", hash).bind("account", account).bind("now", now).bind("expires", expires).execute();
    }

    /** Whom it belongs to, if it is still good; notes that it was used. */
    Optional<UUID> use(Handle handle, byte[] hash, Instant now, Instant idleSince) {
        return handle.createQuery("""
                update session set seen_at = greatest(seen_at, :now)
                where id_hash = :hash and expires_at > :now and seen_at > :idle returning account_id
                """).bind("hash", hash).bind("now", now).bind("idle", idleSince).mapTo(UUID.class).findOne();
    }

    void delete(Handle handle, byte[] hash) {
        handle.createUpdate("delete from session where id_hash = :hash").bind("hash", hash).execute();
    }

    List<byte[]> deleteOf(Handle handle, UUID account) {
        return handle.createQuery("delete from session where account_id = :account returning id_hash")
                .bind("account", account).mapTo(byte[].class).list();
    }

    void deleteEnded(Handle handle, Instant now, Instant idleSince) {
        handle.createUpdate("delete from session where expires_at <= :now or seen_at <= :idle").bind("now", now)
                .bind("idle", idleSince).execute();
    }
}
