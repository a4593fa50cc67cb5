package belfry.server.network;

import belfry.core.secret.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An account that the network confirmed; {@code credential} is what later calls need, as JSON. */
public record ConnectedAccount(String remoteAccountId, String handle, String displayName, Optional<String> avatarUrl,
        Map<String, String> facts, Secret credential, Optional<Instant> tokenExpiresAt) {
    public ConnectedAccount {
        facts = Map.copyOf(facts);
    }
}
