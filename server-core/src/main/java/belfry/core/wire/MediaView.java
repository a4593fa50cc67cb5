package belfry.core.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An uploaded picture or video. */
public record MediaView(UUID id, String fileName, String contentType, long bytes, @Nullable Integer width,
        @Nullable Integer height, @Nullable Long durationMillis, String altText, String url, Instant createdAt) {}
