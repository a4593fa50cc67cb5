package belfry.server.sample;

import belfry.core.network.ConnectField;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ChannelView;
import belfry.core.wire.SlotView;
import belfry.server.akash.fake.FakeAkash;
import belfry.server.akash.fake.FakeChain;
import belfry.server.network.fake.FakeMastodon;
import belfry.server.network.fake.FakeTelegram;
import belfry.server.network.fake.Fault;
import belfry.server.network.fake.FaultyServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the bakery is connected with: three networks and an Akash account of others, all on loopback, and its own feeds. */
final class SampleNetworks implements AutoCloseable {
    /** The channels of the sample. */
    enum Place {
        MASTODON, BLUESKY, TELEGRAM, FEED, STAFF
    }

    private final FakeMastodon mastodon = new FakeMastodon();
    private final FakeBluesky bluesky = new FakeBluesky();
    private final FakeChain chain = new FakeChain(InstantSource.system());
    private final FakeAkash akash = new FakeAkash(chain);
    private final FaultyServer mastodonServer = new FaultyServer(mastodon);
    private final FaultyServer telegramServer = new FaultyServer(new FakeTelegram());
    private final FaultyServer blueskyServer = new FaultyServer(bluesky);
    private final FaultyServer akashServer = new FaultyServer(akash);
    private final Map<Place, UUID> channels = new EnumMap<>(Place.class);

    SampleNetworks() {
        akash.base(akashServer.base().toString());
        chain.rent("23373574").named("belfry").price("38.25").lasting(Duration.ofDays(26).plusHours(4))
                .service("belfry", 1, 1, "belfry.backstube.example").service("postgres", 1, 1, "");
        chain.rent("23380112").named("shop").price("21.4").lasting(Duration.ofHours(31)).autoTopUp(true)
                .service("shop", 1, 1, "shop.backstube.example").service("cache", 1, 1, "");
        chain.rent("23395540").named("recipes").price("17").lasting(Duration.ofDays(40)).lost()
                .service("recipes", 1, 1, "");
    }

    Map<String, String> settings() {
        var hosts = Stream.of(mastodonServer, telegramServer, blueskyServer, akashServer)
                .map(server -> server.base().getAuthority()).toList();
        return Map.of("BELFRY_NETWORKS_MASTODON_BASE_URL", mastodonServer.base().toString(),
                "BELFRY_NETWORKS_TELEGRAM_BASE_URL", telegramServer.base().toString(),
                "BELFRY_NETWORKS_BLUESKY_BASE_URL", blueskyServer.base().toString(),
                "BELFRY_GUARD_ALLOW_PRIVATE_HOSTS", String.join(",", hosts));
    }

    String mastodon() {
        return mastodonServer.base().toString();
    }

    UUID channel(Place place) {
        return Objects.requireNonNull(channels.get(place), place::name);
    }

    void connect(SampleApi api) throws IOException {
        Arrays.stream(api.get("/channels", ChannelView[].class)).filter(view -> view.network().equals("localfeed"))
                .findFirst().ifPresent(feed -> channels.put(Place.FEED, feed.id()));
        api.patch("/channels/" + channel(Place.FEED), new ChannelEdit("News page", null, slots(7, 30)));
        connect(api, Place.MASTODON, "mastodon", "Backstube Linden",
                Map.of(ConnectField.ACCESS_TOKEN, FakeMastodon.TOKEN, ConnectField.BASE_URL, "mastodon.social"),
                slots(9, 0));
        connect(api, Place.BLUESKY, "bluesky", "Backstube Linden",
                Map.of("identifier", "backstube-linden.bsky.social", "password", "abcd-efgh-ijkl-mnop"), slots(12, 15));
        connect(api, Place.TELEGRAM, "telegram", "Bread of the day",
                Map.of("token", FakeTelegram.TOKEN, "chat", FakeTelegram.CHAT_NAME), slots(17, 0));
        connect(api, Place.STAFF, "localfeed", "Staff notice board", Map.of(), List.of());
        var draft = Map.of("name", "Bakery's servers", "restUrl",
                akashServer.base().toString(), "consoleUrl", akashServer.base().toString(), "apiKey", FakeAkash.KEY);
        api.post("/akash/accounts", draft);
    }

    private void connect(SampleApi api, Place place, String network, String name, Map<String, String> fields,
            List<SlotView> slots) throws IOException {
        var made = api.post("/channels", new ConnectRequest(network, name, null, fields), ChannelView.class);
        channels.put(place, made.id());
        api.patch("/channels/" + made.id(), new ChannelEdit(name, null, slots));
    }

    private static List<SlotView> slots(int hour, int minute) {
        return IntStream.rangeClosed(1, 6).mapToObj(day -> new SlotView(day, LocalTime.of(hour, minute))).toList();
    }

    /** The next message on Telegram arrives, and the answer gets lost. */
    void loseTelegramAnswer() {
        telegramServer.next(Fault.DROP_AFTER);
    }

    /** Mastodon takes less than it says, as after a change of its settings. */
    void shortenMastodon() {
        mastodon.maxCharacters(120);
    }

    void lengthenMastodon() {
        mastodon.maxCharacters(500);
    }

    void revokeBluesky() {
        bluesky.revoke();
    }

    @Override
    public void close() {
        mastodonServer.close();
        telegramServer.close();
        blueskyServer.close();
        akashServer.close();
    }
}
