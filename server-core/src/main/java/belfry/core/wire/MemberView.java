package belfry.core.wire;

import belfry.core.workspace.Role;
import java.time.Instant;
import java.util.UUID;

/** A person in a workspace. */
public record MemberView(UUID accountId, String name, String email, Role role, Instant addedAt) {}
