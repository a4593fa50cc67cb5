package belfry.server.channel;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.SlotView;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import belfry.server.network.ChannelAccess;
import belfry.server.network.ConnectedAccount;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code channel} and {@code channel_slot}; the only place that opens a channel's credential. */
public final class ChannelTable {
    private static final String TABLE = "channel";
    private static final String CREDENTIAL = "credential";

    private final Database database;
    private final CredentialSeal seal;

    public ChannelTable(Database database, CredentialSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /**
     * Opens the channel for a call to its network.
     *
     * @throws BelfryException when there is no such channel any more
     */
    public ChannelAccess open(UUID channel) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select * from channel where id = :id and removed_at is null
                """).bind("id", channel).map((row, _) -> access(row)).findOne())
                .orElseThrow(() -> new BelfryException(Problem.error("channel-gone",
                        "The channel of this post was removed", "Nothing can be published to it any more",
                        "Connect the account again, or move the post to another channel")));
    }

    /**
     * Keeps a renewed credential, unless somebody else renewed it since it was opened: then that one stays.
     *
     * @param opened {@link ChannelAccess#credentialVersion} of the one that was renewed
     */
    public boolean renew(UUID channel, long opened, Secret credential, Optional<Instant> expiresAt) {
        return database.jdbi().withHandle(handle -> handle.createUpdate("""
                update channel set credential = :sealed, credential_version = credential_version + 1,
                       token_expires_at = :expires, updated_at = clock_timestamp()
                where id = :id and credential_version = :opened
                """).bind("id", channel).bind("sealed", seal.seal(credential, TABLE, channel, CREDENTIAL))
                .bind("expires", expiresAt.orElse(null)).bind("opened", opened).execute()) == 1;
    }

    public void insert(Handle handle, UUID id, UUID workspace, String network, String name, @Nullable String baseUrl,
            ConnectedAccount account) {
        handle.createUpdate("""
                insert into channel (id, workspace_id, network, remote_account_id, name, handle, avatar_url, base_url,
                                     facts, credential, credential_version, token_expires_at)
                values (:id, :workspace, :network, :account, :name, :handle, :avatar, :base, cast(:facts as jsonb),
                        :sealed, 1, :expires)
                """).bind("id", id).bind("workspace", workspace).bind("network", network)
                .bind("account", account.remoteAccountId()).bind("name", name).bind("handle", account.handle())
                .bind("avatar", account.avatarUrl().orElse(null)).bind("base", baseUrl)
                .bind("facts", Columns.json(account.facts()))
                .bind("sealed", seal.seal(account.credential(), TABLE, id, CREDENTIAL))
                .bind("expires", account.tokenExpiresAt().orElse(null)).execute();
    }

    /** The same account with a new credential: healthy again. */
    public void reconnect(Handle handle, UUID channel, @Nullable String baseUrl, ConnectedAccount account) {
        handle.createUpdate("""
                update channel set handle = :handle, avatar_url = :avatar, base_url = :base,
                       facts = cast(:facts as jsonb), credential = :sealed,
                       credential_version = credential_version + 1, token_expires_at = :expires, health = 'OK',
                       problem = null, held_until = null, removed_at = null, updated_at = clock_timestamp(),
                       version = version + 1
                where id = :id
                """).bind("id", channel).bind("handle", account.handle())
                .bind("avatar", account.avatarUrl().orElse(null)).bind("base", baseUrl)
                .bind("facts", Columns.json(account.facts()))
                .bind("sealed", seal.seal(account.credential(), TABLE, channel, CREDENTIAL))
                .bind("expires", account.tokenExpiresAt().orElse(null)).execute();
    }

    public Optional<ChannelRow> find(Handle handle, UUID workspace, UUID channel) {
        return handle.createQuery("""
                select * from channel where id = :id and workspace_id = :workspace and removed_at is null
                """).bind("id", channel).bind("workspace", workspace).map((row, _) -> read(row)).findOne();
    }

    public List<ChannelRow> find(Handle handle, UUID workspace, Collection<UUID> channels) {
        return handle.createQuery("""
                select * from channel where id = any(:ids) and workspace_id = :workspace and removed_at is null
                """).bindArray("ids", UUID.class, channels.toArray()).bind("workspace", workspace)
                .map((row, _) -> read(row)).list();
    }

    /** Removed ones too: an account that comes back keeps its history. */
    public Optional<ChannelRow> ofAccount(Handle handle, UUID workspace, String network, String account,
            @Nullable String baseUrl) {
        return handle.createQuery("""
                select * from channel where workspace_id = :workspace and network = :network
                   and remote_account_id = :account and coalesce(base_url, '') = coalesce(:base, '')
                order by removed_at desc nulls first limit 1
                """).bind("workspace", workspace).bind("network", network).bind("account", account)
                .bind("base", baseUrl).map((row, _) -> read(row)).findOne();
    }

    public List<ChannelRow> list(Handle handle, UUID workspace) {
        return handle.createQuery("""
                select * from channel where workspace_id = :workspace and removed_at is null
                order by lower(name), id limit 1000
                """).bind("workspace", workspace).map((row, _) -> read(row)).list();
    }

    /** How many deliveries wait for each channel. */
    public Map<UUID, Long> queued(Handle handle, UUID workspace) {
        return handle.createQuery("""
                select d.channel_id, count(*) as many from delivery d join channel c on c.id = d.channel_id
                where c.workspace_id = :workspace and c.removed_at is null and d.state in ('QUEUED', 'HELD')
                group by d.channel_id
                """).bind("workspace", workspace).reduceRows(new HashMap<>(), (all, row) -> {
            all.put(row.getColumn("channel_id", UUID.class), row.getColumn("many", Long.class));
            return all;
        });
    }

    public List<SlotView> slots(Handle handle, UUID channel) {
        return handle.createQuery("select weekday, at from channel_slot where channel_id = :id order by weekday, at")
                .bind("id", channel).map((row, _) -> new SlotView(row.getInt("weekday"),
                        row.getObject("at", LocalTime.class)))
                .list();
    }

    void replaceSlots(Handle handle, UUID channel, List<SlotView> slots) {
        handle.createUpdate("delete from channel_slot where channel_id = :id").bind("id", channel).execute();
        for (var slot : slots) {
            handle.createUpdate("""
                    insert into channel_slot (channel_id, weekday, at) values (:id, :weekday, :at)
                    on conflict do nothing
                    """).bind("id", channel).bind("weekday", slot.weekday()).bind("at", slot.at()).execute();
        }
    }

    /** False: somebody changed it since {@code version}. */
    boolean edit(Handle handle, UUID channel, long version, String name, boolean disabled) {
        return handle.createUpdate("""
                update channel set name = :name, version = version + 1, updated_at = clock_timestamp(),
                       disabled_at = case when :disabled then coalesce(disabled_at, clock_timestamp()) end
                where id = :id and version = :version
                """).bind("id", channel).bind("version", version).bind("name", name).bind("disabled", disabled)
                .execute() == 1;
    }

    /** What is known of the account's state; {@code heldUntil} is left to the breaker. */
    public void setHealth(Handle handle, UUID channel, ChannelHealth health, @Nullable Problem problem) {
        handle.createUpdate("""
                update channel set health = :health, problem = cast(:problem as jsonb), updated_at = clock_timestamp(),
                       version = version + 1
                where id = :id
                """).bind("id", channel).bind("health", health.name())
                .bind("problem", problem == null ? null : Columns.json(problem)).execute();
    }

    /** The row stays for the history; the credential goes. */
    void remove(Handle handle, UUID channel) {
        handle.createUpdate("""
                update channel set removed_at = clock_timestamp(), credential = null, version = version + 1,
                       credential_version = credential_version + 1, updated_at = clock_timestamp()
                where id = :id
                """).bind("id", channel).execute();
    }

    void tellChanged(Handle handle, UUID channel) {
        handle.createUpdate("""
                insert into event (workspace_id, kind, subject_id, version)
                select workspace_id, 'channel.changed', id::text, version from channel where id = :id
                """).bind("id", channel).execute();
    }

    private ChannelAccess access(ResultSet row) throws SQLException {
        var id = Columns.id(row, "id");
        var sealed = row.getBytes(CREDENTIAL);
        var credential = sealed == null ? Secret.of("{}") : seal.open(sealed, TABLE, id, CREDENTIAL);
        return new ChannelAccess(id, Columns.id(row, "workspace_id"), row.getString("network"),
                row.getString("remote_account_id"), row.getString("handle"),
                Optional.ofNullable(row.getString("base_url")).map(URI::create), Columns.texts(row, "facts"),
                credential, row.getLong("credential_version"),
                Optional.ofNullable(Columns.maybeInstant(row, "token_expires_at")));
    }

    private static ChannelRow read(ResultSet row) throws SQLException {
        return new ChannelRow(Columns.id(row, "id"), Columns.id(row, "workspace_id"), row.getString("network"),
                row.getString("remote_account_id"), row.getString("name"), row.getString("handle"),
                row.getString("avatar_url"), row.getString("base_url"), Columns.texts(row, "facts"),
                Columns.maybeInstant(row, "token_expires_at"), ChannelHealth.valueOf(row.getString("health")),
                Columns.maybeJson(row, "problem", Problem.class), Columns.maybeInstant(row, "held_until"),
                Columns.maybeInstant(row, "disabled_at"), Columns.maybeInstant(row, "removed_at"),
                row.getLong("version"));
    }
}
