package belfry.core.wire;

import belfry.core.workspace.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks for a key. */
public record NewApiKey(String name, Role role, @Nullable Instant expiresAt) {}
