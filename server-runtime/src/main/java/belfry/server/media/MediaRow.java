package belfry.server.media;

import belfry.core.media.MediaFacts;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A medium as it stands in the database.
 *
 * @param sha256 of its bytes, in hexadecimal: the name of its file
 */
public record MediaRow(UUID id, UUID workspaceId, String sha256, String contentType, long bytes,
        @Nullable Integer width, @Nullable Integer height, @Nullable Long durationMillis, String fileName,
        String altText, Instant createdAt) {

    /** What the rules need; {@code altText} null: the medium's own. */
    public MediaFacts facts(@Nullable String altText) {
        return new MediaFacts(id, contentType, bytes, Optional.ofNullable(width), Optional.ofNullable(height),
                Optional.ofNullable(durationMillis), altText == null ? this.altText : altText);
    }
}
