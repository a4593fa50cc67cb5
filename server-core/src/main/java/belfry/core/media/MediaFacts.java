package belfry.core.media;

import java.util.Optional;
import java.util.UUID;

/**
 * What the rules need to know of one medium.
 *
 * @param contentType found by looking at the bytes
 * @param bytes size
 * @param altText description for people who cannot see it; empty when none was given
 */
public record MediaFacts(UUID id, String contentType, long bytes, Optional<Integer> width, Optional<Integer> height,
        Optional<Long> durationMillis, String altText) {
    public boolean image() {
        return contentType.startsWith("image/");
    }

    public boolean video() {
        return contentType.startsWith("video/");
    }
}
