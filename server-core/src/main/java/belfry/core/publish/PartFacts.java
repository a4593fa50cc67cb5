package belfry.core.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the order of a thread needs to know of one of its parts. */
public record PartFacts(int position, Duration delay, Optional<Instant> publishedAt) {
    public boolean published() {
        return publishedAt.isPresent();
    }
}
