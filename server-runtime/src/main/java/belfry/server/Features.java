package belfry.server;

import belfry.core.network.Network;
import belfry.core.network.Networks;
import belfry.core.wire.DependencyView;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.server.channel.ChannelRoutes;
import belfry.server.channel.ChannelService;
import belfry.server.channel.ChannelTable;
import belfry.server.channel.Connecting;
import belfry.server.channel.CredentialSeal;
import belfry.server.cli.Version;
import belfry.server.config.ServerConfig;
import belfry.server.database.RowIds;
import belfry.server.guard.GuardedHttp;
import belfry.server.guard.HostPort;
import belfry.server.http.Actor;
import belfry.server.http.EventHub;
import belfry.server.http.EventRoutes;
import belfry.server.http.HealthRoutes;
import belfry.server.http.Metrics;
import belfry.server.http.OpenApiRoutes;
import belfry.server.http.Routes;
import belfry.server.media.MediaRoutes;
import belfry.server.media.MediaService;
import belfry.server.media.MediaStore;
import belfry.server.media.MediaTable;
import belfry.server.network.Adapters;
import belfry.server.network.NetworkAdapter;
import belfry.server.network.localfeed.FeedRoutes;
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
import belfry.server.secret.Passwords;
import belfry.server.secret.Sealer;
import belfry.server.secret.SealingKeys;
import belfry.server.secret.Tokens;
import belfry.server.workspace.Accounts;
import belfry.server.workspace.ApiKeys;
import belfry.server.workspace.Keyring;
import belfry.server.workspace.Members;
import belfry.server.workspace.Sessions;
import belfry.server.workspace.Welcome;
import belfry.server.workspace.WorkspaceRoutes;
import belfry.server.workspace.Workspaces;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What people and scripts use of the server, built by hand on what {@link Foundation} laid. */
final class Features {
    /** The person carries the code from the browser to the console: no address of ours need be reachable. */
    private static final URI BY_HAND = URI.create("urn:ietf:wg:oauth:2.0:oob");

    private final ServerConfig config;
    private final Home home;
    private final Foundation.Laid ground;
    private final InstantSource clock = InstantSource.system();
    private final SecureRandom random = new SecureRandom();
    private final Supplier<UUID> ids = new RowIds(clock, random);
    private final Tokens tokens = new Tokens(random);
    private final Passwords passwords = new Passwords(random);
    private final PostStores stores = PostStores.create();
    private final MediaTable media = new MediaTable();
    private final Sessions sessions;
    private final Keyring keyring;
    private final CredentialSeal seal;
    private final ChannelTable channels;
    private final Adapters adapters;
    private final PostChecks checks;
    private final NextSlots slots;
    private final PostWriting writing;

    Features(Foundation.Laid ground, Home home) {
        this.config = ground.config();
        this.home = home;
        this.ground = ground;
        sessions = new Sessions(ground.database(), ground.redis(), tokens, clock);
        keyring = new Keyring(ground.database(), sessions, home.adminToken(), clock);
        seal = CredentialSeal.by(new Sealer(SealingKeys.in(home.keys(), random), random));
        channels = new ChannelTable(ground.database(), seal);
        adapters = Adapters.of(config, guarded(config), ground.database(), clock);
        checks = new PostChecks(channels, media, Networks::find);
        slots = new NextSlots(channels, stores.posts());
        writing = new PostWriting(ground.database(), stores, checks, slots, ids);
    }

    /** The one client for every address that a person typed. */
    static GuardedHttp guarded(ServerConfig config) {
        return new GuardedHttp(
                config.allowPrivateHosts().stream().map(HostPort::parse).collect(Collectors.toUnmodifiableSet()));
    }

    Keyring keyring() {
        return keyring;
    }

    List<Routes> routes(EventHub events, Supplier<List<DependencyView>> dependencies, Metrics metrics) {
        var routes = new ArrayList<Routes>();
        routes.add(workspaces());
        routes.add(posts());
        routes.add(channels());
        routes.add(new MediaRoutes(new MediaService(ground.database(), media, files(), ids)));
        routes.add(new RepairRoutes(new StuckPosts(ground.database()),
                new RepairService(ground.database(), stores, slots, tokens, ids)));
        routes.add(new FeedRoutes(ground.database(), files()::file, config.publicUrl()));
        routes.add(new EventRoutes(events, keyring));
        routes.add(new HealthRoutes(ground.database(), dependencies, metrics));
        routes.add(new OpenApiRoutes());
        return routes;
    }

    /** A new home gets a workspace, an administrator, a feed and a first post. */
    Welcome welcome() {
        return new Welcome(ground.database(), channels, this::schedule, ids, ZoneId.systemDefault());
    }

    private void schedule(Actor actor, UUID channel, String text, Instant dueAt) {
        var draft = new PostDraft(PostMode.SCHEDULE, dueAt, null, List.of(new PartText(text, 0, List.of())),
                List.of(new NewDelivery(channel, null, Map.of())));
        writing.create(actor, draft, Optional.empty(), "welcome");
    }

    private Routes workspaces() {
        return new WorkspaceRoutes(new Accounts(ground.database(), sessions, passwords, clock, Version.text()),
                new Workspaces(ground.database()),
                new Members(ground.database(), passwords, sessions, ids),
                new ApiKeys(ground.database(), tokens, clock, ids));
    }

    private Routes posts() {
        return new PostRoutes(ground.database(),
                new PostReading(ground.database(), stores, channels, new ExplainTable()), writing,
                new PostCommands(ground.database(), stores, checks, ids), checks, slots);
    }

    private Routes channels() {
        var publicUrl = config.publicUrl().toString().replaceAll("/+$", "");
        List<Network> networks = Networks.all();
        Map<String, NetworkAdapter> byNetwork = adapters.all().stream()
                .collect(Collectors.toUnmodifiableMap(adapter -> adapter.network().id(), adapter -> adapter));
        return new ChannelRoutes(
                new ChannelService(ground.database(), channels, networks, new ChannelPosts(stores), publicUrl),
                new Connecting(ground.database(), channels, seal, byNetwork, tokens, ids, BY_HAND));
    }

    private MediaStore files() {
        return new MediaStore(home.media(), ground.database(), media);
    }
}
