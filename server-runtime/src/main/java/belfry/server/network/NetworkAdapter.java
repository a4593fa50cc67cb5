package belfry.server.network;

import belfry.core.network.Network;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.Lookup;
import belfry.core.publish.PrepareOutcome;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Talks to one network for one channel at a time. Never retries by itself, never decides what to do next: it says what
 * happened, and the ledger decides. Safe for use by many threads.
 */
public interface NetworkAdapter {
    Network network();

    /**
     * Checks what a person gave and names the account behind it.
     *
     * @throws belfry.core.problem.BelfryException when the network refuses it or cannot be reached
     */
    ConnectedAccount connect(Optional<URI> baseUrl, Map<String, String> fields);

    /** First half of an OAuth connection: registers Belfry where needed and says where the browser goes. */
    OAuthStart startOAuth(Optional<URI> baseUrl, URI redirect, String state);

    /** Second half: {@code memory} is what {@link #startOAuth} asked to keep. */
    ConnectedAccount finishOAuth(Map<String, String> memory, URI redirect, String code);

    /** Makes everything that nobody can see yet. May be repeated. Called for parts with media, and see below. */
    PrepareOutcome prepare(PublishCall call);

    /** Whether a part without media has something to prepare too: a container, a draft. */
    default boolean preparesWithoutMedia() {
        return false;
    }

    /**
     * The one call that makes the part visible. {@code aboutToSend} is run when the request is about to go on the wire
     * (connection made, nothing written): if it throws, nothing was sent and the outcome is NotSent.
     */
    CommitOutcome commit(PublishCall call, Runnable aboutToSend);

    /** Asks what became of a commit whose answer was lost. Reads only. */
    Lookup lookup(PublishCall call);

    /** Renews the credential; a refusal that means "connect again" is a REAUTHORISE problem. */
    RefreshOutcome refresh(ChannelAccess channel);
}
