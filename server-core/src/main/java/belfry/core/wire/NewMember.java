package belfry.core.wire;

import belfry.core.workspace.Role;
import org.jspecify.annotations.Nullable;

/** Adds a person; a password only for a new account. */
public record NewMember(String email, String name, Role role, @Nullable String password) {}
