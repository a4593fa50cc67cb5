package belfry.server.publish;

import belfry.core.network.ConnectKind;
import belfry.core.network.Deduplication;
import belfry.core.network.Network;
import belfry.core.network.Profile;
import belfry.core.problem.Problem;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.Lookup;
import belfry.core.publish.PrepareOutcome;
import belfry.server.network.ChannelAccess;
import belfry.server.network.ConnectedAccount;
import belfry.server.network.NetworkAdapter;
import belfry.server.network.OAuthStart;
import belfry.server.network.PublishCall;
import belfry.server.network.RefreshOutcome;
import belfry.server.post.PlainNetwork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Talks to a {@link CountingPeer} as a network of one family. */
class PeerAdapter implements NetworkAdapter {
    static final Problem TROUBLE = Problem.error("peer-trouble", "The peer did not take it", "It was told so",
            "Nothing");

    private final Network network;
    private final URI peer;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    PeerAdapter(Deduplication family, URI peer, Duration timeout) {
        this.network = new PlainNetwork(
                new Profile(id(family), "Peer", family, "characters", true, ConnectKind.NONE, List.of()));
        this.peer = peer;
        this.timeout = timeout;
    }

    /** The id by which deliveries of this family are found. */
    static String id(Deduplication family) {
        return "peer-" + family.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public PrepareOutcome prepare(PublishCall call) {
        return new PrepareOutcome.Ready(Map.of("container", call.idempotencyKey()));
    }

    @Override
    public boolean preparesWithoutMedia() {
        return network.deduplication() == Deduplication.BY_HANDLE;
    }

    @Override
    public CommitOutcome commit(PublishCall call, Runnable aboutToSend) {
        var request = HttpRequest.newBuilder(peer.resolve("/post")).timeout(timeout)
                .header("Key", call.idempotencyKey()).POST(HttpRequest.BodyPublishers.ofString(call.text())).build();
        try {
            aboutToSend.run();
        } catch (RuntimeException _) {
            return new CommitOutcome.NotSent(TROUBLE);
        }
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case 200 -> new CommitOutcome.Published(answer.body(),
                        Optional.of("https://peer.example/" + answer.body()), Map.of("root", answer.body()));
                case 401 -> refused(ErrorClass.REAUTHORISE, 401);
                case 429 -> refused(ErrorClass.RATE_LIMITED, 429);
                case 503 -> refused(ErrorClass.OUTAGE, 503);
                case 500 -> new CommitOutcome.Unknown(TROUBLE, Optional.of(500));
                default -> refused(ErrorClass.FIX_CONTENT, answer.statusCode());
            };
        } catch (IOException _) {
            return new CommitOutcome.Unknown(TROUBLE, Optional.empty());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CommitOutcome refused(ErrorClass kind, int status) {
        return new CommitOutcome.Refused(kind, TROUBLE, Optional.empty(), Optional.of(status));
    }

    @Override
    public Lookup lookup(PublishCall call) {
        return switch (network.deduplication()) {
            case BY_OUR_KEY, BY_HANDLE -> find("/find/key", call.idempotencyKey());
            case BY_LISTING -> find("/find/text", call.text());
            case NONE -> new Lookup.Impossible(TROUBLE);
        };
    }

    private Lookup find(String path, String wanted) {
        try {
            var answer = http.send(HttpRequest.newBuilder(peer.resolve(path)).timeout(timeout)
                    .POST(HttpRequest.BodyPublishers.ofString(wanted)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? new Lookup.Found(answer.body(), Optional.empty(), Map.of())
                    : new Lookup.Absent();
        } catch (IOException _) {
            return new Lookup.Inconclusive(TROUBLE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public RefreshOutcome refresh(ChannelAccess channel) {
        return new RefreshOutcome.NotNeeded();
    }

    @Override
    public ConnectedAccount connect(Optional<URI> baseUrl, Map<String, String> fields) {
        throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public OAuthStart startOAuth(Optional<URI> baseUrl, URI redirect, String state) {
        throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public ConnectedAccount finishOAuth(Map<String, String> memory, URI redirect, String code) {
        throw new UnsupportedOperationException("not needed here");
    }
}
