package belfry.server.network.mastodon;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/** What a Mastodon channel keeps. The token has no end of its own; the person can revoke it. */
record MastodonCredential(Secret accessToken) {

    static MastodonCredential of(Secret stored) {
        try {
            return new MastodonCredential(
                    Secret.of(Wire.json().readTree(stored.reveal()).path("accessToken").asText("")));
        } catch (JsonProcessingException e) {
            // Without the cause: its message would quote the credential.
            throw new BelfryException(Problem.error("credential-unreadable", "The stored credential cannot be read",
                    "It is not in the form that Belfry stores", "Reconnect the channel"));
        }
    }

    Secret stored() {
        try {
            return Secret.of(Wire.json().writeValueAsString(Map.of("accessToken", accessToken.reveal())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text can be written", e);
        }
    }
}
