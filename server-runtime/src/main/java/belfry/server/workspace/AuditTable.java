package belfry.server.workspace;

import belfry.server.database.Columns;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code audit}: who did what to whom. Only ever added to; never a secret in it. */
public final class AuditTable {

    /** @param workspace null: concerns the installation */
    public void add(Handle handle, @Nullable UUID workspace, String actor, String action, String subject,
            Map<String, String> detail) {
        handle.createUpdate("""
                insert into audit (workspace_id, actor, action, subject, detail)
                values (:workspace, :actor, :action, :subject, cast(:detail as jsonb))
                """).bind("workspace", workspace).bind("actor", actor).bind("action", action).bind("subject", subject)
                .bind("detail", Columns.json(detail)).execute();
    }
}
