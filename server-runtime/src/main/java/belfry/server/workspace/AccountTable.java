package belfry.server.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code account}: people, whatever workspaces they are in. */
final class AccountTable {

    /** A person. {@code passwordHash} null: cannot sign in by password. */
    record Row(UUID id, String email, String name, @Nullable String passwordHash, boolean disabled) {}

    /** Does nothing when somebody else added the address meanwhile. */
    void insert(Handle handle, UUID id, String email, String name, @Nullable String passwordHash) {
        handle.createUpdate("""
                insert into account (id, email, name, password_hash) values (:id, :email, :name, :hash)
                on conflict do nothing
                """).bind("id", id).bind("email", email).bind("name", name).bind("hash", passwordHash).execute();
    }

    Optional<Row> byEmail(Handle handle, String email) {
        return handle.createQuery("select * from account where lower(email) = lower(:email)").bind("email", email)
                .map((row, _) -> read(row)).findOne();
    }

    Optional<Row> find(Handle handle, UUID id) {
        return handle.createQuery("select * from account where id = :id").bind("id", id).map((row, _) -> read(row))
                .findOne();
    }

    void changePassword(Handle handle, UUID id, String hash) {
        handle.createUpdate("update account set password_hash = :hash where id = :id").bind("id", id)
                .bind("hash", hash).execute();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getString("email"), row.getString("name"),
                row.getString("password_hash"), row.getObject("disabled_at") != null);
    }
}
