package belfry.server.network.localfeed;

import belfry.core.network.Network;
import belfry.core.network.localfeed.LocalFeed;
import belfry.core.problem.Problem;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.Lookup;
import belfry.core.publish.PrepareOutcome;
import belfry.core.secret.Secret;
import belfry.server.database.Database;
import belfry.server.network.ChannelAccess;
import belfry.server.network.ConnectedAccount;
import belfry.server.network.Credentials;
import belfry.server.network.NetworkAdapter;
import belfry.server.network.OAuthStart;
import belfry.server.network.PublishCall;
import belfry.server.network.RefreshOutcome;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** Publishes into the feed that Belfry serves itself: a row under our key. */
public final class LocalFeedAdapter implements NetworkAdapter {
    private static final LocalFeed NETWORK = new LocalFeed();

    private final Database database;
    private final FeedAddresses addresses;
    private final Supplier<UUID> ids;
    private final LocalFeedTable table = new LocalFeedTable();

    public LocalFeedAdapter(Database database, URI publicUrl, Supplier<UUID> ids) {
        this.database = database;
        this.addresses = new FeedAddresses(publicUrl);
        this.ids = ids;
    }

    @Override
    public Network network() {
        return NETWORK;
    }

    /** Every connection makes a new feed. */
    @Override
    public ConnectedAccount connect(Optional<URI> baseUrl, Map<String, String> fields) {
        return new ConnectedAccount(ids.get().toString(), "feed", "Local feed", Optional.empty(), Map.of(),
                Secret.of("{}"), Optional.empty());
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
        return new RefreshOutcome.NotNeeded();
    }

    @Override
    public PrepareOutcome prepare(PublishCall call) {
        return new PrepareOutcome.Ready(Map.of());
    }

    @Override
    public CommitOutcome commit(PublishCall call, Runnable aboutToSend) {
        try {
            aboutToSend.run();
        } catch (RuntimeException e) {
            return new CommitOutcome.NotSent(stopped(e));
        }
        try {
            var entry = database.inTransaction(handle -> table.put(handle, call));
            return new CommitOutcome.Published(entry.toString(), Optional.of(address(call, entry)), Map.of());
        } catch (JdbiException e) {
            return new CommitOutcome.Unknown(away(e), Optional.empty());
        }
    }

    @Override
    public Lookup lookup(PublishCall call) {
        try {
            return database.jdbi().withHandle(handle -> table.find(handle, call))
                    .<Lookup>map(entry -> new Lookup.Found(entry.toString(), Optional.of(address(call, entry)),
                            Map.of()))
                    .orElseGet(Lookup.Absent::new);
        } catch (JdbiException e) {
            return new Lookup.Inconclusive(away(e));
        }
    }

    private String address(PublishCall call, UUID entry) {
        return addresses.entry(call.channel().channelId(), entry);
    }

    private static Problem stopped(RuntimeException why) {
        return Problem.error("publish-stopped", "The post was stopped before it was written into the feed",
                String.valueOf(why.getMessage()), "Nothing: Belfry tries again when it may");
    }

    private static Problem away(JdbiException why) {
        return Problem.error("database-away", "The feed could not be reached in the database",
                String.valueOf(why.getMessage()), "Check the database; Belfry tries again by itself");
    }
}
