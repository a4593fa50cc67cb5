package belfry.server.publish;

import belfry.core.post.DeliveryState;
import belfry.core.publish.ThreadOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A delivery with its parts, as it was stored when it was read. */
record LoadedDelivery(UUID id, UUID workspaceId, UUID channelId, String channelName, String network,
        long credentialVersion, DeliveryState state, int revision, Instant dueAt, int tries, boolean prepared,
        Map<String, String> settings, List<LoadedPart> parts) {
    LoadedDelivery {
        settings = Map.copyOf(settings);
        parts = List.copyOf(parts);
    }

    ThreadOrder next(Instant now) {
        return ThreadOrder.next(parts.stream().map(LoadedPart::facts).toList(), now);
    }

    LoadedPart part(int position) {
        return parts.stream().filter(part -> part.position() == position).findFirst().orElseThrow();
    }

    Optional<LoadedPart> before(LoadedPart part) {
        return parts.stream().filter(other -> other.position() < part.position()).reduce((_, later) -> later);
    }

    Optional<LoadedPart> after(LoadedPart part) {
        return parts.stream().filter(other -> other.position() > part.position()).findFirst();
    }

    /** The same, with what no revision counts as it is at this moment: its time, and the channel's credential. */
    LoadedDelivery with(Instant due, long credential) {
        return new LoadedDelivery(id, workspaceId, channelId, channelName, network, credential, state, revision, due,
                tries, prepared, settings, parts);
    }

    /** Nothing of it is visible, and no commit of it has an open end. */
    boolean resting() {
        return !begun() && parts.stream().allMatch(part -> part.open().isEmpty());
    }

    boolean begun() {
        return parts.stream().anyMatch(part -> part.publishedAt().isPresent());
    }
}
