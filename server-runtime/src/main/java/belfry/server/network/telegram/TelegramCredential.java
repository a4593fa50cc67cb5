package belfry.server.network.telegram;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/** What a Telegram channel keeps: the bot's token, which has no end. */
record TelegramCredential(Secret token) {

    static TelegramCredential of(Secret stored) {
        try {
            return new TelegramCredential(Secret.of(Wire.json().readTree(stored.reveal()).path("token").asText("")));
        } catch (JsonProcessingException e) {
            // Without the cause: its message would quote the credential.
            throw new BelfryException(Problem.error("credential-unreadable", "The stored credential cannot be read",
                    "It is not in the form that Belfry stores", "Reconnect the channel"));
        }
    }

    Secret stored() {
        try {
            return Secret.of(Wire.json().writeValueAsString(Map.of("token", token.reveal())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text can be written", e);
        }
    }
}
