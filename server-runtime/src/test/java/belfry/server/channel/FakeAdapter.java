package belfry.server.channel;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.network.Deduplication;
import belfry.core.network.Network;
import belfry.core.network.Profile;
import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.Lookup;
import belfry.core.publish.PrepareOutcome;
import belfry.core.secret.Secret;
import belfry.server.network.ChannelAccess;
import belfry.server.network.ConnectedAccount;
import belfry.server.network.NetworkAdapter;
import belfry.server.network.OAuthStart;
import belfry.server.network.PublishCall;
import belfry.server.network.RefreshOutcome;
import belfry.server.post.PlainNetwork;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network whose accounts are connected by a name and a token; "bad" is a token it refuses. */
record FakeAdapter(Network network) implements NetworkAdapter {
    FakeAdapter(String id, ConnectKind kind) {
        this(new PlainNetwork(new Profile(id, "Fake " + id, Deduplication.NONE, "characters", false, kind,
                List.of(new ConnectField("user", "User", "Your name there", false, true),
                        new ConnectField("token", "Token", "From the settings", true, true)))));
    }

    @Override
    public ConnectedAccount connect(Optional<URI> baseUrl, Map<String, String> fields) {
        if (fields.getOrDefault("token", "").equals("bad")) {
            throw new BelfryException(Problem.error("credential-refused", "The token is not accepted", "It was revoked",
                    "Make a new one").at("/fields/token"));
        }
        return account(fields.getOrDefault("user", ""), fields.getOrDefault("token", ""));
    }

    private static ConnectedAccount account(String user, String token) {
        return new ConnectedAccount("id-" + user, user, user, Optional.empty(), Map.of("limit", "500"),
                Secret.of("{\"token\":\"" + token + "\"}"), Optional.empty());
    }

    @Override
    public OAuthStart startOAuth(Optional<URI> baseUrl, URI redirect, String state) {
        return new OAuthStart(URI.create("https://net.example/authorize?state=" + state), Map.of("client", "c1"));
    }

    @Override
    public ConnectedAccount finishOAuth(Map<String, String> memory, URI redirect, String code) {
        return account(code, memory.getOrDefault("client", "none"));
    }

    @Override
    public PrepareOutcome prepare(PublishCall call) {
        return new PrepareOutcome.Ready(Map.of());
    }

    @Override
    public CommitOutcome commit(PublishCall call, Runnable aboutToSend) {
        throw new UnsupportedOperationException("nothing is published here");
    }

    @Override
    public Lookup lookup(PublishCall call) {
        return new Lookup.Absent();
    }

    @Override
    public RefreshOutcome refresh(ChannelAccess channel) {
        return channel.credential().reveal().contains("revoked")
                ? new RefreshOutcome.Refused(ErrorClass.REAUTHORISE, Problem.error("token-revoked", "Revoked", "By you",
                        "Reconnect"))
                : new RefreshOutcome.Renewed(Secret.of("{\"token\":\"fresh\"}"), Optional.empty());
    }
}
