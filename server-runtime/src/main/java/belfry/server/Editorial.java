package belfry.server;

import belfry.core.network.Network;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.server.channel.ChannelRoutes;
import belfry.server.channel.ChannelService;
import belfry.server.channel.ChannelTable;
import belfry.server.channel.Connecting;
import belfry.server.channel.CredentialSeal;
import belfry.server.database.Database;
import belfry.server.database.RowIds;
import belfry.server.http.Actor;
import belfry.server.http.Routes;
import belfry.server.media.MediaRoutes;
import belfry.server.media.MediaService;
import belfry.server.media.MediaStore;
import belfry.server.media.MediaTable;
import belfry.server.network.NetworkAdapter;
import belfry.server.post.ChannelPosts;
import belfry.server.post.ExplainTable;
import belfry.server.post.NextSlots;
import belfry.server.post.PostChecks;
import belfry.server.post.PostCommands;
import belfry.server.post.PostReading;
import belfry.server.post.PostRoutes;
import belfry.server.post.PostStores;
import belfry.server.post.PostWriting;
import belfry.server.repair.RepairRoutes;
import belfry.server.repair.RepairService;
import belfry.server.repair.StuckPosts;
import belfry.server.secret.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The rooms where posts are written, channels connected, media kept and what is stuck is mended, put together. */
public final class Editorial {
    /** RFC 6749 networks without a browser redirect show the code to the person, who pastes it. */
    private static final URI SHOW_THE_CODE = URI.create("urn:ietf:wg:oauth:2.0:oob");

    private final ChannelTable channels;
    private final PostWriting writing;
    private final List<Routes> routes;

    private Editorial(ChannelTable channels, PostWriting writing, List<Routes> routes) {
        this.channels = channels;
        this.writing = writing;
        this.routes = List.copyOf(routes);
    }

    /** @param publicUrl where readers of a local feed reach this server, without a slash at its end */
    public static Editorial open(Database database, CredentialSeal seal, List<NetworkAdapter> adapters, Path media,
            String publicUrl, RandomGenerator random) {
        var ids = new RowIds(InstantSource.system(), random);
        var tokens = new Tokens(random);
        Map<String, NetworkAdapter> byNetwork = adapters.stream()
                .collect(Collectors.toMap(adapter -> adapter.network().id(), Function.identity()));
        var networks = adapters.stream().map(NetworkAdapter::network).toList();
        var channels = new ChannelTable(database, seal);
        var stores = PostStores.create();
        var mediaTable = new MediaTable();
        var checks = new PostChecks(channels, mediaTable, id -> find(networks, id));
        var slots = new NextSlots(channels, stores.posts());
        var writing = new PostWriting(database, stores, checks, slots, ids);
        var posts = new PostRoutes(database, new PostReading(database, stores, channels, new ExplainTable()), writing,
                new PostCommands(database, stores, checks, ids), checks, slots);
        var connecting = new Connecting(database, channels, seal, byNetwork, tokens, ids, SHOW_THE_CODE);
        var service = new ChannelService(database, channels, networks, new ChannelPosts(stores), publicUrl);
        var store = new MediaStore(media, database, mediaTable);
        return new Editorial(channels, writing, List.of(posts, new ChannelRoutes(service, connecting),
                new MediaRoutes(new MediaService(database, mediaTable, store, ids)), new RepairRoutes(
                        new StuckPosts(database), new RepairService(database, stores, slots, tokens, ids))));
    }

    public List<Routes> routes() {
        return routes;
    }

    public ChannelTable channels() {
        return channels;
    }

    /** The first post of a new installation, scheduled as every other; however often it is asked for, it is one. */
    public void welcome(Actor actor, UUID channel, String text, Instant dueAt) {
        writing.create(actor, new PostDraft(PostMode.SCHEDULE, dueAt, null, List.of(new PartText(text, 0, List.of())),
                List.of(new NewDelivery(channel, null, Map.of()))), Optional.empty(), "welcome");
    }

    private static Optional<Network> find(List<Network> networks, String id) {
        return networks.stream().filter(network -> network.id().equals(id)).findFirst();
    }
}
