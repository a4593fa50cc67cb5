package belfry.server.http;

import belfry.core.workspace.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a token belongs to, and what they are in which workspace; the first workspace is the one used when none is
 * chosen.
 */
public record Identity(Actor.Kind kind, Optional<UUID> accountId, String name, Map<UUID, Role> roles) {
    public Identity {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    Optional<Actor> in(UUID workspace) {
        return Optional.ofNullable(roles.get(workspace))
                .map(role -> new Actor(accountId, name, role, workspace, kind));
    }
}
