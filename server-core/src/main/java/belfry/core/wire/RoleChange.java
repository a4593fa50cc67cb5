package belfry.core.wire;

import belfry.core.workspace.Role;

/** A new role for a member. */
public record RoleChange(Role role) {}
