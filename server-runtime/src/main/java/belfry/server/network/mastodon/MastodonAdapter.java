package belfry.server.network.mastodon;

import belfry.core.network.ConnectField;
import belfry.core.network.Network;
import belfry.core.network.mastodon.Mastodon;
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
import belfry.server.network.Reply;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Mastodon: any instance; a repeat within the hour carries the same key and makes nothing new. */
public final class MastodonAdapter implements NetworkAdapter {
    public static final String USUAL = "https://mastodon.social";
    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final Mastodon NETWORK = new Mastodon();

    private final NetworkCalls calls;
    private final MastodonConnection connection;
    private final MastodonUploads uploads;
    private final BaseUrl base;

    public MastodonAdapter(NetworkCalls calls, BaseUrl base, InstantSource clock, RandomGenerator random) {
        this.calls = calls;
        this.connection = new MastodonConnection(calls, random);
        this.uploads = new MastodonUploads(calls, clock);
        this.base = base;
    }

    @Override
    public Network network() {
        return NETWORK;
    }

    @Override
    public ConnectedAccount connect(Optional<URI> baseUrl, Map<String, String> fields) {
        return connection.verify(base.or(baseUrl), Secret.of(Credentials.needed(fields, ConnectField.ACCESS_TOKEN)));
    }

    @Override
    public OAuthStart startOAuth(Optional<URI> baseUrl, URI redirect, String state) {
        return connection.start(base.or(baseUrl), redirect, state);
    }

    @Override
    public ConnectedAccount finishOAuth(Map<String, String> memory, URI redirect, String code) {
        return connection.finish(memory, redirect, code);
    }

    /** A token has no end; what can be found out is whether it was revoked. */
    @Override
    public RefreshOutcome refresh(ChannelAccess channel) {
        var token = MastodonCredential.of(channel.credential()).accessToken();
        return connection.check(base.or(channel.baseUrl()), token)
                .<RefreshOutcome>map(refusal -> refusal.refresh()).orElseGet(RefreshOutcome.NotNeeded::new);
    }

    @Override
    public PrepareOutcome prepare(PublishCall call) {
        var missing = MissingMedia.of(call);
        if (missing.isPresent()) {
            return new PrepareOutcome.Refused(ErrorClass.FIX_MEDIA, missing.get(), Optional.empty());
        }
        return switch (uploads.upload(api(call), call, token(call))) {
            case MastodonUploads.Outcome.Ready(var handles) -> new PrepareOutcome.Ready(handles);
            case MastodonUploads.Outcome.Failed(var refusal) -> refusal.prepare();
        };
    }

    @Override
    public CommitOutcome commit(PublishCall call, Runnable aboutToSend) {
        var request = api(call).status(status(call), call.idempotencyKey(), token(call));
        return switch (calls.make(request, call.timeout(), aboutToSend)) {
            case Reply.Bad(var refusal) -> refusal.commit();
            case Reply.Good good -> good.text("id").isEmpty()
                    ? calls.nameless(request, good).commit()
                    : new CommitOutcome.Published(good.text("id"),
                            Optional.of(good.text("url")).filter(url -> !url.isEmpty()), Map.of());
        };
    }

    @Override
    public Lookup lookup(PublishCall call) {
        var path = "api/v1/accounts/%s/statuses".formatted(call.channel().remoteAccountId());
        var request = api(call).get(path, token(call));
        var listing = request.newBuilder().url(request.url().newBuilder()
                .addQueryParameter("limit", Integer.toString(OwnStatuses.LISTED))
                .addQueryParameter("exclude_reblogs", "true").build()).build();
        return switch (calls.read(listing, LOOK)) {
            case Reply.Bad(var refusal) -> refusal.lookup();
            case Reply.Good good -> OwnStatuses.among(good.body(), call);
        };
    }

    private static ObjectNode status(PublishCall call) {
        var status = JsonNodeFactory.instance.objectNode().put("status", call.text());
        var settings = call.settings();
        status.put("visibility", settings.getOrDefault(Mastodon.VISIBILITY, "public"));
        var warning = settings.getOrDefault(Mastodon.CONTENT_WARNING, "");
        if (!warning.isBlank()) {
            status.put("spoiler_text", warning);
        }
        if (Boolean.parseBoolean(settings.getOrDefault(Mastodon.SENSITIVE, "false"))) {
            status.put("sensitive", true);
        }
        var language = settings.getOrDefault(Mastodon.LANGUAGE, "");
        if (!language.isBlank()) {
            status.put("language", language);
        }
        call.parent().ifPresent(parent -> status.put("in_reply_to_id", parent.remoteId()));
        if (!call.media().isEmpty()) {
            var ids = status.putArray("media_ids");
            for (int index = 0; index < call.media().size(); index++) {
                ids.add(call.handles().getOrDefault(MastodonUploads.handle(index, call.media().get(index)), ""));
            }
        }
        return status;
    }

    private MastodonApi api(PublishCall call) {
        return new MastodonApi(base.or(call.channel().baseUrl()));
    }

    private static Secret token(PublishCall call) {
        return MastodonCredential.of(call.channel().credential()).accessToken();
    }
}
