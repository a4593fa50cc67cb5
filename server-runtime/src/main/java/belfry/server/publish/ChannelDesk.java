package belfry.server.publish;

import belfry.core.secret.Secret;
import belfry.server.network.ChannelAccess;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Opens channels for publishing and keeps what they renew. */
public interface ChannelDesk {
    /** @throws belfry.core.problem.BelfryException when its credential is gone or cannot be read */
    ChannelAccess open(UUID channel);

    /** @return false when somebody else renewed it since {@code version}; then nothing was stored */
    boolean renew(UUID channel, long version, Secret credential, Optional<Instant> expiresAt);
}
