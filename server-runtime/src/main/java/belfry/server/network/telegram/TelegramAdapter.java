package belfry.server.network.telegram;

import belfry.core.network.Network;
import belfry.core.network.telegram.Telegram;
import belfry.core.problem.BelfryException;
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
import belfry.server.network.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Telegram by a bot. It has no key for repeats and cannot read what it wrote: a lost answer needs a person. */
public final class TelegramAdapter implements NetworkAdapter {
    public static final String USUAL = "https://api.telegram.org";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String CHAT_NAME = "chatName";
    private static final String LOCAL_SERVER_BYTES = "2000000000";
    private static final Telegram NETWORK = new Telegram();

    private final NetworkCalls calls;
    private final BaseUrl base;

    public TelegramAdapter(NetworkCalls calls, BaseUrl base) {
        this.calls = calls;
        this.base = base;
    }

    @Override
    public Network network() {
        return NETWORK;
    }

    @Override
    public ConnectedAccount connect(Optional<URI> baseUrl, Map<String, String> fields) {
        var token = Secret.of(Credentials.needed(fields, "token"));
        var api = new BotApi(base.or(baseUrl), token);
        var bot = result(api, "getMe", Map.of());
        var chat = result(api, "getChat", Map.of("chat_id", chatId(Credentials.needed(fields, "chat"))));
        var member = result(api, "getChatMember",
                Map.of("chat_id", chat.path("id").asText(), "user_id", bot.path("id").asText()));
        refuseWithoutRight(bot, chat, member);
        var name = chat.path("username").asText("");
        var facts = new HashMap<String, String>();
        facts.put("bot", bot.path("username").asText(""));
        facts.put("chatType", chat.path("type").asText(""));
        if (!name.isEmpty()) {
            facts.put(CHAT_NAME, name);
        }
        if (!api.server().host().equals(HttpUrl.get(USUAL).host())) {
            facts.put(Telegram.UPLOAD_BYTES, LOCAL_SERVER_BYTES);
        }
        var title = chat.path("title").asText(name);
        return new ConnectedAccount(chat.path("id").asText(), name.isEmpty() ? title : "@" + name, title,
                Optional.empty(), facts, new TelegramCredential(token).stored(), Optional.empty());
    }

    /** A person may paste an address or forget the @. */
    private static String chatId(String typed) {
        var name = typed.replaceFirst("^https?://t\\.me/", "").replaceFirst("^@", "");
        return name.matches("-?[0-9]+") ? name : "@" + name;
    }

    private static void refuseWithoutRight(JsonNode bot, JsonNode chat, JsonNode member) {
        var status = member.path("status").asText("");
        var channel = chat.path("type").asText("").equals("channel");
        var mayPost = status.equals("creator")
                || (status.equals("administrator") && (!channel || member.path("can_post_messages").asBoolean(false)))
                || (!channel && status.equals("member"));
        if (!mayPost) {
            throw new BelfryException(Problem.error("telegram-not-administrator",
                    "@%s may not post in %s".formatted(bot.path("username").asText(""),
                            chat.path("title").asText("")),
                    "Telegram says that it is: " + status + (channel ? ", without the right to post" : ""),
                    "Open the channel's administrators and add the bot with the right to post messages",
                    "Connect again").at("/fields/chat"));
        }
    }

    private JsonNode result(BotApi api, String method, Map<String, String> fields) {
        return switch (calls.make(api.call(method, fields), TIMEOUT)) {
            case Reply.Good good -> good.body().path("result");
            case Reply.Bad(var refusal) -> throw refusal.exception();
        };
    }

    @Override
    public OAuthStart startOAuth(Optional<URI> baseUrl, URI redirect, String state) {
        throw Credentials.noBrowser(NETWORK);
    }

    @Override
    public ConnectedAccount finishOAuth(Map<String, String> memory, URI redirect, String code) {
        throw Credentials.noBrowser(NETWORK);
    }

    /** A token has no end; what can be found out is whether it was replaced. */
    @Override
    public RefreshOutcome refresh(ChannelAccess channel) {
        var request = new BotApi(base.or(channel.baseUrl()), token(channel)).call("getMe", Map.of());
        return switch (calls.make(request, TIMEOUT)) {
            case Reply.Good _ -> new RefreshOutcome.NotNeeded();
            case Reply.Bad(var refusal) -> refusal.refresh();
        };
    }

    /** Telegram has no place for what nobody should see yet. */
    @Override
    public PrepareOutcome prepare(PublishCall call) {
        return MissingMedia.of(call)
                .<PrepareOutcome>map(problem -> new PrepareOutcome.Refused(ErrorClass.FIX_MEDIA, problem,
                        Optional.empty()))
                .orElseGet(() -> new PrepareOutcome.Ready(Map.of()));
    }

    @Override
    public CommitOutcome commit(PublishCall call, Runnable aboutToSend) {
        var missing = MissingMedia.of(call);
        if (missing.isPresent()) {
            return new CommitOutcome.Refused(ErrorClass.FIX_MEDIA, missing.get(), Optional.empty(), Optional.empty());
        }
        var api = new BotApi(base.or(call.channel().baseUrl()), token(call.channel()));
        var request = new TelegramMessage(call).request(api);
        return switch (calls.make(request, call.timeout(), aboutToSend)) {
            case Reply.Bad(var refusal) -> refusal.commit();
            case Reply.Good good -> {
                // An album is answered with the list of its messages.
                var result = good.body().path("result");
                var id = (result.isArray() ? result.path(0) : result).path("message_id").asText("");
                yield id.isEmpty() ? calls.nameless(request, good).commit() : published(call.channel(), id);
            }
        };
    }

    private static CommitOutcome published(ChannelAccess channel, String id) {
        var name = channel.facts().get(CHAT_NAME);
        var place = name != null ? name : "c/" + channel.remoteAccountId().replaceFirst("^-100", "");
        return new CommitOutcome.Published(id, Optional.of("https://t.me/%s/%s".formatted(place, id)), Map.of());
    }

    @Override
    public Lookup lookup(PublishCall call) {
        return new Lookup.Impossible(Problem.error("telegram-cannot-look",
                "Telegram does not tell a bot what it has written", "The Bot API has no call for it",
                "Look into the channel, then say whether the post is there"));
    }

    private static Secret token(ChannelAccess channel) {
        return TelegramCredential.of(channel.credential()).token();
    }
}
