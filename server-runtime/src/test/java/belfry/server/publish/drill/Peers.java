package belfry.server.publish.drill;

import belfry.core.wire.ChannelView;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ConnectStart;
import belfry.server.cli.LocalApi;
import belfry.server.network.fake.FakeMastodon;
import belfry.server.network.fake.FakeTelegram;
import belfry.server.network.fake.FaultyServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * What people see: an instance of Mastodon, which knows a repeat by its key, a Telegram channel, which knows none, and
 * Belfry's own feed. They outlive whatever happens to the installation.
 */
final class Peers implements AutoCloseable {
    static final String MASTODON = "mastodon";
    static final String TELEGRAM = "telegram";
    static final String FEED = "localfeed";

    private final FakeMastodon mastodon = new FakeMastodon();
    private final FakeTelegram telegram = new FakeTelegram();
    private final FaultyServer mastodonServer = new FaultyServer(mastodon);
    private final FaultyServer telegramServer = new FaultyServer(telegram);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, UUID> channels = new LinkedHashMap<>();

    /** What an installation must know to reach them. */
    Map<String, String> settings() {
        return Map.of("BELFRY_NETWORKS_MASTODON_BASE_URL", mastodonServer.base().toString(),
                "BELFRY_NETWORKS_TELEGRAM_BASE_URL", telegramServer.base().toString(),
                "BELFRY_GUARD_ALLOW_PRIVATE_HOSTS",
                mastodonServer.base().getAuthority() + "," + telegramServer.base().getAuthority());
    }

    FaultyServer mastodonServer() {
        return mastodonServer;
    }

    FaultyServer telegramServer() {
        return telegramServer;
    }

    /** Connects an installation with them; its own feed it has already. */
    void connect(LocalApi api) {
        Arrays.stream(api.get("/api/v1/channels", ChannelView[].class))
                .filter(channel -> channel.network().equals(FEED)).findFirst()
                .ifPresent(feed -> channels.put(FEED, feed.id()));
        channels.put(MASTODON, inBrowser(api));
        channels.put(TELEGRAM, api.post("/api/v1/channels", new ConnectRequest(TELEGRAM, null, null,
                Map.of("token", FakeTelegram.TOKEN, "chat", FakeTelegram.CHAT_NAME)), ChannelView.class).id());
    }

    private UUID inBrowser(LocalApi api) {
        var start = api.post("/api/v1/channels/oauth", new ConnectRequest(MASTODON, null, null, Map.of()),
                ConnectStart.class);
        var asked = Objects.requireNonNull(HttpUrl.get(start.authorizeUrl()));
        var code = mastodon.allow(Map.of("code_challenge", String.valueOf(asked.queryParameter("code_challenge"))));
        return api.post("/api/v1/channels/oauth/finish", new ConnectFinish(start.state(), code), ChannelView.class)
                .id();
    }

    Map<String, UUID> channels() {
        return Map.copyOf(channels);
    }

    UUID channel(String network) {
        return Objects.requireNonNull(channels.get(network), network);
    }

    /** How often people see exactly this text on each network. */
    Map<String, Long> seen(URI server, String text) throws IOException {
        return Map.of(MASTODON, mastodon.statuses().stream().filter(status -> status.text().equals(text)).count(),
                TELEGRAM, telegram.messages().stream().filter(message -> message.text().equals(text)).count(), FEED,
                inFeed(server, text));
    }

    List<FakeTelegram.Message> messages() {
        return telegram.messages();
    }

    /** A message, and when it stood there. */
    record Arrival(String text, Instant at) {}

    /** On the two networks of others. */
    List<Arrival> arrivals() {
        return Stream.concat(mastodon.statuses().stream().map(status -> new Arrival(status.text(), status.createdAt())),
                telegram.messages().stream().map(message -> new Arrival(message.text(), message.at()))).toList();
    }

    private long inFeed(URI server, String text) throws IOException {
        var feed = channels.get(FEED);
        if (feed == null) {
            return 0;
        }
        try {
            var atom = http.send(HttpRequest.newBuilder(server.resolve("/feeds/" + feed + ".atom")).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (atom.statusCode() != 200) {
                throw new IOException("the feed cannot be counted: " + atom.body());
            }
            return Pattern.compile("<title>" + Pattern.quote(text) + "</title>").matcher(atom.body()).results().count();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        mastodonServer.close();
        telegramServer.close();
    }
}
