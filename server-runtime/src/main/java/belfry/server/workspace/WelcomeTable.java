package belfry.server.workspace;

import belfry.server.database.Columns;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** How far the welcome has come: one row in {@code setting}. */
final class WelcomeTable {
    private static final long LOCK = 0x42656c667279L;

    /** The post that is still to be scheduled. */
    record Pending(UUID workspace, UUID channel) {}

    /** Two servers that start at once on one database must not both begin. */
    void lock(Handle handle) {
        handle.createQuery("select pg_advisory_xact_lock(:lock)::text").bind("lock", LOCK).mapTo(String.class).one();
    }

    void begin(Handle handle, Pending pending) {
        handle.createUpdate("""
                insert into setting (scope, key, value) values ('installation', 'welcome', cast(:value as jsonb))
                """).bind("value", Columns.json(pending)).execute();
    }

    Optional<Pending> pending(Handle handle) {
        return handle.createQuery("""
                select value ->> 'workspace' as workspace, value ->> 'channel' as channel from setting
                where scope = 'installation' and key = 'welcome' and value -> 'workspace' is not null
                """)
                .map((row, _) -> new Pending(UUID.fromString(row.getString("workspace")),
                        UUID.fromString(row.getString("channel"))))
                .findOne();
    }

    void finish(Handle handle) {
        handle.execute("update setting set value = '\"done\"' where scope = 'installation' and key = 'welcome'");
    }
}
