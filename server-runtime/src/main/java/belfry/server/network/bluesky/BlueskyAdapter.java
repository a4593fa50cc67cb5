package belfry.server.network.bluesky;

import belfry.core.network.Network;
import belfry.core.network.bluesky.Bluesky;
import belfry.core.network.bluesky.Facet;
import belfry.core.network.bluesky.Facets;
import belfry.core.network.bluesky.RecordKey;
import belfry.core.network.errors.Settled;
import belfry.core.problem.Problem;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.Lookup;
import belfry.core.publish.PrepareOutcome;
import belfry.core.secret.Secret;
import belfry.server.network.BaseUrl;
import belfry.server.network.ChannelAccess;
import belfry.server.network.ConnectedAccount;
import belfry.server.network.Credentials;
import belfry.server.network.MissingMedia;
import belfry.server.network.NetworkAdapter;
import belfry.server.network.NetworkCalls;
import belfry.server.network.OAuthStart;
import belfry.server.network.PublishCall;
import belfry.server.network.RefreshOutcome;
import belfry.server.network.Refusal;
import belfry.server.network.Reply;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;

/**
 * Bluesky. The record key is computed from our own key, and the record is put only where none is: a repeat can never
 * make a second post, and finds the first.
 */
public final class BlueskyAdapter implements NetworkAdapter {
    public static final String USUAL = "https://bsky.social";
    /** A server deletes uploads that no record uses after some hours. */
    private static final Duration UPLOADS_LAST = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final String UPLOADED_AT = "uploadedAt";
    private static final Bluesky NETWORK = new Bluesky();

    private final NetworkCalls calls;
    private final BlueskySessions sessions;
    private final BaseUrl base;
    private final InstantSource clock;

    public BlueskyAdapter(NetworkCalls calls, BaseUrl base, InstantSource clock) {
        this.calls = calls;
        this.sessions = new BlueskySessions(calls);
        this.base = base;
        this.clock = clock;
    }

    @Override
    public Network network() {
        return NETWORK;
    }

    @Override
    public ConnectedAccount connect(Optional<URI> baseUrl, Map<String, String> fields) {
        var handle = Credentials.needed(fields, "identifier").replaceFirst("^@", "");
        return sessions.connect(base.or(baseUrl), handle, Secret.of(Credentials.needed(fields, "password")));
    }

    @Override
    public OAuthStart startOAuth(Optional<URI> baseUrl, URI redirect, String state) {
        throw Credentials.noBrowser(NETWORK);
    }

    @Override
    public ConnectedAccount finishOAuth(Map<String, String> memory, URI redirect, String code) {
        throw Credentials.noBrowser(NETWORK);
    }

    @Override
    public RefreshOutcome refresh(ChannelAccess channel) {
        return sessions.refresh(base.or(channel.baseUrl()), channel);
    }

    @Override
    public PrepareOutcome prepare(PublishCall call) {
        if (call.media().stream().anyMatch(medium -> !medium.facts().image())) {
            return new PrepareOutcome.Refused(ErrorClass.FIX_MEDIA, Problem.error("media-type-refused",
                    "Bluesky takes images only", "Videos go to Bluesky by another service that Belfry does not use",
                    "Take the video away, or link to it"), Optional.empty());
        }
        var missing = MissingMedia.of(call);
        if (missing.isPresent()) {
            return new PrepareOutcome.Refused(ErrorClass.FIX_MEDIA, missing.get(), Optional.empty());
        }
        var handles = new HashMap<>(fresh(call));
        var refusal = upload(call, handles);
        if (refusal.isPresent()) {
            return refusal.get().prepare();
        }
        mentions(call, handles);
        return new PrepareOutcome.Ready(handles);
    }

    /** What an earlier prepare made, while it lasts. */
    private Map<String, String> fresh(PublishCall call) {
        var made = call.handles().get(UPLOADED_AT);
        return made != null && clock.instant().isBefore(Instant.parse(made).plus(UPLOADS_LAST))
                ? call.handles()
                : Map.of(UPLOADED_AT, clock.instant().toString());
    }

    private Optional<Refusal> upload(PublishCall call, Map<String, String> handles) {
        var token = BlueskyCredential.of(call.channel().credential()).access();
        for (var medium : call.media()) {
            if (handles.containsKey(PostRecord.handle(medium))) {
                continue;
            }
            var request = xrpc(call).upload(medium.file(), medium.facts().contentType(), token);
            switch (calls.make(request, call.timeout())) {
                case Reply.Bad(var refusal) -> {
                    return Optional.of(refusal);
                }
                case Reply.Good good -> handles.put(PostRecord.handle(medium), good.body().path("blob").toString());
            }
        }
        return Optional.empty();
    }

    private void mentions(PublishCall call, Map<String, String> handles) {
        for (var facet : Facets.in(call.text())) {
            if (facet instanceof Facet.Mention(_, _, var handle) && !handles.containsKey(PostRecord.MENTION + handle)
                    && calls.read(xrpc(call).query("com.atproto.identity.resolveHandle", Map.of("handle", handle)),
                            LOOK) instanceof Reply.Good good) {
                handles.put(PostRecord.MENTION + handle, good.text("did"));
            }
        }
    }

    @Override
    public CommitOutcome commit(PublishCall call, Runnable aboutToSend) {
        var input = JsonNodeFactory.instance.objectNode().put("repo", call.channel().remoteAccountId())
                .put("collection", PostRecord.COLLECTION).put("rkey", key(call));
        input.set("record", PostRecord.of(call));
        // "Only if there is none": an older record of this key makes the server refuse with InvalidSwap.
        input.putNull("swapRecord");
        var request = xrpc(call).procedure("com.atproto.repo.putRecord", input, access(call));
        return switch (calls.make(request, call.timeout(), aboutToSend)) {
            case Reply.Good good -> good.text("uri").isEmpty()
                    ? calls.nameless(request, good).commit()
                    : published(call, good.text("uri"), good.text("cid"));
            case Reply.Bad(var refusal) -> refusal.verdict().settled() == Settled.PUBLISHED
                    ? adopted(call, refusal)
                    : refusal.commit();
        };
    }

    private CommitOutcome adopted(PublishCall call, Refusal refusal) {
        return switch (lookup(call)) {
            case Lookup.Found found -> new CommitOutcome.Published(found.remoteId(), found.url(), found.facts());
            case Lookup.Inconclusive(var problem) -> new CommitOutcome.Unknown(problem, refusal.status());
            case Lookup.Absent _,Lookup.Impossible _ -> new CommitOutcome.Unknown(refusal.problem(),
                    refusal.status());
        };
    }

    @Override
    public Lookup lookup(PublishCall call) {
        var request = reading(call);
        return switch (calls.read(request, LOOK)) {
            case Reply.Bad(var refusal) -> refusal.code().equals("bluesky-record-absent")
                    ? new Lookup.Absent()
                    : refusal.lookup();
            case Reply.Good good -> ours(call, good)
                    ? found(published(call, good.text("uri"), good.text("cid")))
                    : new Lookup.Impossible(Problem.error("bluesky-record-foreign",
                            "Under the key of this post stands another record", "It was written by another program",
                            "Look at the account, then say whether the post is there"));
        };
    }

    private Request reading(PublishCall call) {
        return xrpc(call).query("com.atproto.repo.getRecord", Map.of("repo", call.channel().remoteAccountId(),
                "collection", PostRecord.COLLECTION, "rkey", key(call)));
    }

    /** The creation time is ours to the millisecond; the text may have been edited since. */
    private static boolean ours(PublishCall call, Reply.Good record) {
        return record.body().path("value").path("createdAt").asText().equals(PostRecord.createdAt(call.recordTime()));
    }

    private static Lookup.Found found(CommitOutcome.Published published) {
        return new Lookup.Found(published.remoteId(), published.url(), published.facts());
    }

    private static CommitOutcome.Published published(PublishCall call, String uri, String cid) {
        return new CommitOutcome.Published(uri,
                Optional.of("https://bsky.app/profile/%s/post/%s".formatted(call.channel().handle(), key(call))),
                Map.of("cid", cid));
    }

    private static String key(PublishCall call) {
        return RecordKey.of(call.idempotencyKey(), call.recordTime());
    }

    private static Secret access(PublishCall call) {
        return BlueskyCredential.of(call.channel().credential()).access();
    }

    private Xrpc xrpc(PublishCall call) {
        return new Xrpc(base.or(call.channel().baseUrl()));
    }
}
