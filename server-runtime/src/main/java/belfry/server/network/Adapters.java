package belfry.server.network;

import belfry.core.network.Network;
import belfry.core.network.bluesky.Bluesky;
import belfry.core.network.errors.Catalogue;
import belfry.core.network.mastodon.Mastodon;
import belfry.core.network.telegram.Telegram;
import belfry.server.config.ServerConfig;
import belfry.server.database.Database;
import belfry.server.guard.GuardedHttp;
import belfry.server.network.bluesky.BlueskyAdapter;
import belfry.server.network.localfeed.LocalFeedAdapter;
import belfry.server.network.mastodon.MastodonAdapter;
import belfry.server.network.telegram.TelegramAdapter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The networks that this server can talk to, by id. */
public final class Adapters {
    private final Map<String, NetworkAdapter> byNetwork = new LinkedHashMap<>();

    public Adapters(List<NetworkAdapter> adapters) {
        adapters.forEach(adapter -> byNetwork.put(adapter.network().id(), adapter));
    }

    public static Adapters of(ServerConfig config, GuardedHttp http, Database database, InstantSource clock) {
        var catalogue = CatalogueFile.load();
        return new Adapters(List.of(new LocalFeedAdapter(database, config.publicUrl(), UUID::randomUUID),
                new BlueskyAdapter(calls(http, catalogue, clock, new Bluesky()),
                        base(config, Bluesky.ID, BlueskyAdapter.USUAL), clock),
                new MastodonAdapter(calls(http, catalogue, clock, new Mastodon()),
                        base(config, Mastodon.ID, MastodonAdapter.USUAL), clock, new SecureRandom()),
                new TelegramAdapter(calls(http, catalogue, clock, new Telegram()),
                        base(config, Telegram.ID, TelegramAdapter.USUAL))));
    }

    private static NetworkCalls calls(GuardedHttp http, Catalogue catalogue, InstantSource clock, Network network) {
        return new NetworkCalls(http, catalogue, clock, network);
    }

    private static BaseUrl base(ServerConfig config, String network, String usual) {
        return BaseUrl.of(Optional.ofNullable(config.networks().get(network)), usual);
    }

    public List<NetworkAdapter> all() {
        return List.copyOf(byNetwork.values());
    }

    public Optional<NetworkAdapter> find(String network) {
        return Optional.ofNullable(byNetwork.get(network));
    }
}
