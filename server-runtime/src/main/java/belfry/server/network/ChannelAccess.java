package belfry.server.network;

import belfry.core.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A channel opened for use: who it is on the network and its decrypted credential (a JSON object, its members are the
 * adapter's business).
 */
public record ChannelAccess(UUID channelId, UUID workspaceId, String network, String remoteAccountId, String handle,
        Optional<URI> baseUrl, Map<String, String> facts, Secret credential, long credentialVersion,
        Optional<Instant> tokenExpiresAt) {
    public ChannelAccess {
        facts = Map.copyOf(facts);
    }
}
