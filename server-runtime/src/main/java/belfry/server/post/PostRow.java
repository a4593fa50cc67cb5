package belfry.server.post;

import belfry.core.wire.PartText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post as it stands in the database. */
public record PostRow(UUID id, UUID workspaceId, @Nullable Instant dueAt, String zone, String excerpt, String source,
        @Nullable UUID authorId, @Nullable String author, List<PartText> parts, Instant createdAt, Instant updatedAt,
        @Nullable Instant removedAt, long version) {
    public PostRow {
        parts = List.copyOf(parts);
    }
}
