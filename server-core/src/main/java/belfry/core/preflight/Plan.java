package belfry.core.preflight;

import belfry.core.media.MediaFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as it is meant to go out, with what Belfry knows of everything it names.
 *
 * @param when whether its time has to be looked at, and how
 */
public record Plan(When when, @Nullable Instant dueAt, List<PlannedDelivery> deliveries) {
    public Plan {
        deliveries = List.copyOf(deliveries);
    }

    /** What is to happen with the post. */
    public enum When {
        /** Kept for later: what is missing may still come. */
        SOMETIME, AT_ITS_TIME, NEXT_SLOT, NOW
    }

    /**
     * The post on one channel.
     *
     * @param field JSON pointer of this delivery: {@code /deliveries/0}
     * @param own whether it has its own parts; otherwise a finding is at the post's
     * @param channel empty: no such channel in this workspace
     */
    public record PlannedDelivery(String field, boolean own, UUID channelId, Optional<PlannedChannel> channel,
            List<PlannedPart> parts, Map<String, String> settings) {
        public PlannedDelivery {
            parts = List.copyOf(parts);
            settings = Map.copyOf(settings);
        }
    }

    /** How a channel stands. */
    public record PlannedChannel(String name, String network, boolean disabled, Standing standing,
            Map<String, String> facts) {
        public PlannedChannel {
            facts = Map.copyOf(facts);
        }
    }

    /** Whether a channel's network would let it in. */
    public enum Standing {
        GOOD, EXPIRING, UNWELL, DISCONNECTED
    }

    /** One message. */
    public record PlannedPart(String text, int delaySeconds, List<PlannedMedium> media) {
        public PlannedPart {
            media = List.copyOf(media);
        }
    }

    /** A medium that was named; {@code facts} empty: it is not there. */
    public record PlannedMedium(UUID id, Optional<MediaFacts> facts) {}
}
