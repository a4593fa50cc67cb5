package belfry.core.wire;

import belfry.core.workspace.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key for scripts; {@code secret} only in the answer that creates it. */
public record ApiKeyView(UUID id, String name, String prefix, Role role, Instant createdAt,
        @Nullable Instant lastUsedAt, @Nullable Instant expiresAt, @Nullable String secret) {}
