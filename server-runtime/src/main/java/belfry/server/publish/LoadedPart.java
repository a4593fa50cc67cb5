package belfry.server.publish;

import belfry.core.publish.CommitRow;
import belfry.core.publish.PartFacts;
import belfry.core.publish.PartPhase;
import belfry.core.publish.RequestDigest;
import belfry.server.network.PartMediaFile;
import belfry.server.network.RemotePart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One message of a delivery as it is stored.
 *
 * @param attempt number of its next commit
 * @param open its commit without an end, if there is one; {@code openRow} is its ledger row
 */
record LoadedPart(UUID id, int position, String text, Duration delay, List<PartMediaFile> media, PartPhase phase,
        String idempotencyKey, Optional<Instant> recordTime, Map<String, String> handles, Optional<String> remoteId,
        Map<String, String> remoteFacts, Optional<Instant> publishedAt, int attempt, Optional<UUID> openRow,
        Optional<CommitRow> open) {
    LoadedPart {
        media = List.copyOf(media);
        handles = Map.copyOf(handles);
        remoteFacts = Map.copyOf(remoteFacts);
    }

    PartFacts facts() {
        return new PartFacts(position, delay, publishedAt);
    }

    Optional<RemotePart> remote() {
        return remoteId.map(id -> new RemotePart(id, remoteFacts));
    }

    byte[] digest(Map<String, String> settings) {
        return RequestDigest.of(idempotencyKey, text, media.stream().map(medium -> medium.facts().id()).toList(),
                settings);
    }
}
