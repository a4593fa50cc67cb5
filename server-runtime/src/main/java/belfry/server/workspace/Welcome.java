package belfry.server.workspace;

import belfry.core.secret.Secret;
import belfry.core.workspace.Role;
import belfry.server.channel.ChannelTable;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.network.ConnectedAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a new installation begins with: a workspace, an administrator without a password, a local feed, and a first post
 * that goes out by itself a few seconds later, so that the whole way is walked once.
 */
public final class Welcome {
    static final String EMAIL = "admin@localhost";
    static final String NETWORK = "localfeed";
    static final String TEXT = """
            Belfry is up. This first post was scheduled when the installation began, and published by the same clock \
            that will publish yours.""";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final Database database;
    private final ChannelTable channels;
    private final FirstPost firstPost;
    private final Supplier<UUID> ids;
    private final ZoneId zone;
    private final WorkspaceTable workspaces = new WorkspaceTable();
    private final AccountTable accounts = new AccountTable();
    private final MemberTable members = new MemberTable();
    private final AuditTable audit = new AuditTable();
    private final WelcomeTable done = new WelcomeTable();

    /** Schedules one post as any other is scheduled. */
    public interface FirstPost {
        void schedule(Actor actor, UUID channel, String text, Instant dueAt);
    }

    public Welcome(Database database, ChannelTable channels, FirstPost firstPost, Supplier<UUID> ids, ZoneId zone) {
        this.database = database;
        this.channels = channels;
        this.firstPost = firstPost;
        this.ids = ids;
        this.zone = zone;
    }

    /** What must be there before anybody looks: workspace, administrator, feed. Does nothing when they are. */
    public void prepare() {
        database.jdbi().useTransaction(handle -> {
            done.lock(handle);
            if (workspaces.none(handle)) {
                begin(handle);
            }
        });
    }

    /** Call it at each start, when the post can be published: it does what is not done yet, and then nothing. */
    public void greet() {
        prepare();
        database.jdbi().withHandle(done::pending).ifPresent(pending -> {
            var actor = new Actor(Optional.empty(), "Belfry", Role.OWNER, pending.workspace(), Actor.Kind.ADMIN_TOKEN);
            firstPost.schedule(actor, pending.channel(), TEXT, database.now().plus(SOON));
            database.jdbi().useHandle(done::finish);
            LOG.info("Scheduled the welcome post of workspace {}", pending.workspace());
        });
    }

    private void begin(Handle handle) {
        var workspace = ids.get();
        var account = ids.get();
        var channel = ids.get();
        workspaces.insert(handle, workspace, "My workspace", zone.getId());
        accounts.insert(handle, account, EMAIL, "Administrator", null);
        members.put(handle, workspace, account, Role.OWNER);
        channels.insert(handle, channel, workspace, NETWORK, "Local feed", null, new ConnectedAccount("local", "feed",
                "Local feed", Optional.empty(), Map.of(), Secret.of("{}"), Optional.empty()));
        audit.add(handle, workspace, "Belfry", "installation began", workspace.toString(), Map.of());
        done.begin(handle, new WelcomeTable.Pending(workspace, channel));
    }
}
