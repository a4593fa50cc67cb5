package belfry.core.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is asking and where. {@code token} only in the answer to a login. */
public record SessionView(@Nullable String token, @Nullable UUID accountId, String name, List<WorkspaceView> workspaces,
        String serverVersion) {
    public SessionView {
        workspaces = List.copyOf(workspaces);
    }
}
