package belfry.server.http;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells everybody who watches that something changed, with the transaction that changed it. */
public final class Events {
    public static final String POST = "post.changed";
    public static final String DELIVERY = "delivery.changed";
    public static final String CHANNEL = "channel.changed";
    public static final String INCIDENT = "incident.changed";
    public static final String PROCESS = "process.changed";
    public static final String DEPENDENCY = "dependency.changed";
    public static final String MEDIA = "media.changed";
    public static final String AKASH = "akash.changed";
    public static final String WORKSPACE = "workspace.changed";

    private Events() {}

    /** @param workspaceId null: concerns the installation, so every workspace hears it */
    public static void publish(Handle handle, @Nullable UUID workspaceId, String kind, String subjectId,
            long version) {
        EventTable.insert(handle, workspaceId, kind, subjectId, version);
    }
}
