package belfry.server.publish;

import belfry.server.network.ChannelAccess;
import belfry.server.network.PublishCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Builds what an adapter needs to know of one part. */
record PartCalls(Duration longestCall) {
    PublishCall preparing(LoadedDelivery delivery, LoadedPart part, ChannelAccess access) {
        return call(delivery, part, access, part.recordTime().orElse(delivery.dueAt()), Optional.empty());
    }

    PublishCall committing(LoadedDelivery delivery, LoadedPart part, ChannelAccess access, OpenCommit open) {
        return call(delivery, part, access, open.recordTime(), open.firstSentAt());
    }

    private PublishCall call(LoadedDelivery delivery, LoadedPart part, ChannelAccess access, Instant recordTime,
            Optional<Instant> firstSentAt) {
        return new PublishCall(access, delivery.id(), part.id(), part.position(), part.text(), part.media(),
                delivery.settings(), part.idempotencyKey(), recordTime, firstSentAt,
                delivery.before(part).flatMap(LoadedPart::remote),
                delivery.before(part).isEmpty() ? Optional.empty() : delivery.parts().getFirst().remote(),
                part.handles(), longestCall);
    }
}
