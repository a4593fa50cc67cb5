package belfry.server.schedule;

import java.time.Instant;
import java.util.UUID;

/** A delivery and the moment at which something has to happen to it. */
public record DueItem(UUID delivery, Instant at, String network, UUID channel) {
    DueItem at(Instant moment) {
        return new DueItem(delivery, moment, network, channel);
    }
}
