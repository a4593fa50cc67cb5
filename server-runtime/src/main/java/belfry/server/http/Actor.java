package belfry.server.http;

import belfry.core.workspace.Permission;
import belfry.core.workspace.Role;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asks, in the workspace they chose.
 *
 * @param accountId the person; empty for the admin token and for API keys
 * @param name as history and audit call them
 */
public record Actor(Optional<UUID> accountId, String name, Role role, UUID workspaceId, Kind kind) {

    /** How they showed who they are. */
    public enum Kind {
        SESSION, ADMIN_TOKEN, API_KEY
    }

    public boolean may(Permission permission) {
        return role.may(permission);
    }
}
