package belfry.server.network;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One part to be published.
 *
 * @param idempotencyKey chosen before the first try and the same in every repeat
 * @param recordTime the creation time told to the network; the same in every repeat, byte for byte
 * @param firstSentAt when the first try may have reached the network; bounds a lookup by listing
 * @param parent the part before it in the thread, as the network answered it; {@code root} the first
 * @param handles what {@link NetworkAdapter#prepare} stored; empty before it
 * @param timeout no call of this part may last longer
 */
public record PublishCall(ChannelAccess channel, UUID deliveryId, UUID partId, int position, String text,
        List<PartMediaFile> media, Map<String, String> settings, String idempotencyKey, Instant recordTime,
        Optional<Instant> firstSentAt, Optional<RemotePart> parent, Optional<RemotePart> root,
        Map<String, String> handles,
        Duration timeout) {
    public PublishCall {
        media = List.copyOf(media);
        settings = Map.copyOf(settings);
        handles = Map.copyOf(handles);
    }
}
