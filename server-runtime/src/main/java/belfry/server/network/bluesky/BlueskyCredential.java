package belfry.server.network.bluesky;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What a Bluesky channel keeps: the session, and the app password that opens a new one when the session is lost.
 *
 * @param access opens two hours of calls; {@code refresh} renews both for ninety days
 */
record BlueskyCredential(String identifier, Secret password, Secret access, Secret refresh) {

    static BlueskyCredential of(Secret stored) {
        try {
            var json = Wire.json().readTree(stored.reveal());
            return new BlueskyCredential(text(json, "identifier"), Secret.of(text(json, "password")),
                    Secret.of(text(json, "accessJwt")), Secret.of(text(json, "refreshJwt")));
        } catch (JsonProcessingException e) {
            // Without the cause: its message would quote the credential.
            throw new BelfryException(Problem.error("credential-unreadable", "The stored credential cannot be read",
                    "It is not in the form that Belfry stores", "Reconnect the channel"));
        }
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asText("");
    }

    Secret stored() {
        try {
            return Secret.of(Wire.json().writeValueAsString(Map.of("identifier", identifier, "password",
                    password.reveal(), "accessJwt", access.reveal(), "refreshJwt", refresh.reveal())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("four texts can be written", e);
        }
    }

    BlueskyCredential with(String newAccess, String newRefresh) {
        return new BlueskyCredential(identifier, password, Secret.of(newAccess), Secret.of(newRefresh));
    }

    /** When the access token ends, as it says itself (RFC 7519 {@code exp}). */
    Optional<Instant> expiresAt() {
        var pieces = access.reveal().split("\\.");
        if (pieces.length != 3) {
            return Optional.empty();
        }
        try {
            var end = Wire.json().readTree(Base64.getUrlDecoder().decode(pieces[1])).path("exp").asLong(0);
            return end == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(end));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
