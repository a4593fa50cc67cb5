package belfry.server.network.bluesky;

import belfry.core.network.bluesky.Bluesky;
import belfry.core.problem.Problem;
import belfry.core.publish.ErrorClass;
import belfry.core.secret.Secret;
import belfry.server.network.ChannelAccess;
import belfry.server.network.ConnectedAccount;
import belfry.server.network.Hidden;
import belfry.server.network.NetworkCalls;
import belfry.server.network.RefreshOutcome;
import belfry.server.network.Reply;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Opens a session once and renews it from then on: Bluesky allows 300 openings a day, and a renewal costs nothing.
 */
final class BlueskySessions {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final NetworkCalls calls;

    BlueskySessions(NetworkCalls calls) {
        this.calls = calls;
    }

    ConnectedAccount connect(HttpUrl server, String identifier, Secret password) {
        var xrpc = new Xrpc(server);
        var session = switch (calls.make(opening(xrpc, identifier, password), TIMEOUT)) {
            case Reply.Good good -> good;
            case Reply.Bad(var refusal) -> throw refusal.exception();
        };
        var credential = new BlueskyCredential(identifier, password, Secret.of(session.text("accessJwt")),
                Secret.of(session.text("refreshJwt")));
        var profile = profile(xrpc, session.text("did"));
        return new ConnectedAccount(session.text("did"), session.text("handle"),
                profile.map(found -> found.body().path("value").path("displayName").asText(""))
                        .filter(name -> !name.isBlank()).orElse(session.text("handle")),
                Optional.empty(), Map.of(Bluesky.IMAGE_BYTES, Long.toString(imageBytes(session))),
                credential.stored(), credential.expiresAt());
    }

    RefreshOutcome refresh(HttpUrl server, ChannelAccess channel) {
        var credential = BlueskyCredential.of(channel.credential());
        var xrpc = new Xrpc(server);
        var renewed = calls.make(xrpc.procedure("com.atproto.server.refreshSession", credential.refresh()), TIMEOUT);
        if (renewed instanceof Reply.Bad(var refusal) && refusal.kind() == ErrorClass.REAUTHORISE
                && !credential.password().isEmpty()) {
            renewed = calls.make(opening(xrpc, channel.remoteAccountId(), credential.password()), TIMEOUT);
        }
        return switch (renewed) {
            case Reply.Bad(var refusal) -> refusal.refresh();
            case Reply.Good session -> renewed(channel, credential, session);
        };
    }

    private static RefreshOutcome renewed(ChannelAccess channel, BlueskyCredential old, Reply.Good session) {
        if (!session.text("did").equals(channel.remoteAccountId())) {
            return new RefreshOutcome.Refused(ErrorClass.REAUTHORISE, Problem.error("bluesky-other-account",
                    "The session belongs to another account (%s)".formatted(session.text("handle")),
                    "The handle was given to somebody else", "Reconnect the channel"));
        }
        var credential = old.with(session.text("accessJwt"), session.text("refreshJwt"));
        return new RefreshOutcome.Renewed(credential.stored(), credential.expiresAt());
    }

    private static Request opening(Xrpc xrpc, String identifier, Secret password) {
        return Hidden.in(xrpc.procedure("com.atproto.server.createSession", JsonNodeFactory.instance.objectNode()
                .put("identifier", identifier).put("password", password.reveal())), password);
    }

    /** From the repository itself: the view with avatar comes from another server, which not every one has. */
    private Optional<Reply.Good> profile(Xrpc xrpc, String did) {
        var request = xrpc.query("com.atproto.repo.getRecord",
                Map.of("repo", did, "collection", "app.bsky.actor.profile", "rkey", "self"));
        return calls.read(request, TIMEOUT) instanceof Reply.Good good ? Optional.of(good) : Optional.empty();
    }

    /** Bluesky's own servers take larger images than the version of the server that others run may. */
    private static long imageBytes(Reply.Good session) {
        for (var service : session.body().path("didDoc").path("service")) {
            var host = HttpUrl.parse(service.path("serviceEndpoint").asText(""));
            if (host != null && host.host().endsWith(".host.bsky.network")) {
                return Bluesky.IMAGE_BYTES_BLUESKY;
            }
        }
        return Bluesky.IMAGE_BYTES_EVERYWHERE;
    }
}
