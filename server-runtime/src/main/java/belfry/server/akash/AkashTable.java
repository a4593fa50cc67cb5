package belfry.server.akash;

import belfry.core.akash.lease.Amount;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.AkashAccountKind;
import belfry.core.wire.AkashLook;
import belfry.core.wire.AkashPoint;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import belfry.server.secret.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code akash_account} and {@code akash_point}; the only place that opens an account's key. */
public final class AkashTable {
    private static final String TABLE = "akash_account";
    private static final String KEY = "api_key";

    private final Database database;
    private final Sealer sealer;

    public AkashTable(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /** A new row. */
    record NewRow(UUID id, UUID workspace, String name, AkashAccountKind kind, @Nullable String owner, String restUrl,
            String consoleUrl, Optional<Secret> key) {}

    void insert(Handle handle, NewRow row) {
        handle.createUpdate("""
                insert into akash_account (id, workspace_id, name, kind, owner, rest_url, console_url, api_key)
                values (:id, :workspace, :name, :kind, :owner, :rest, :console, :key)
                """).bind("id", row.id()).bind("workspace", row.workspace()).bind("name", row.name())
                .bind("kind", row.kind().name()).bind("owner", row.owner()).bind("rest", row.restUrl())
                .bind("console", row.consoleUrl())
                .bind("key", row.key().map(key -> sealer.seal(key, TABLE, row.id(), KEY)).orElse(null)).execute();
    }

    Optional<Secret> key(UUID account) {
        return database.jdbi().withHandle(handle -> handle
                .createQuery("select api_key from akash_account where id = :id and api_key is not null")
                .bind("id", account).map((row, _) -> row.getBytes(KEY)).findOne())
                .map(sealed -> sealer.open(sealed, TABLE, account, KEY));
    }

    List<AkashRow> list(UUID workspace) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select * from akash_account where workspace_id = :workspace and removed_at is null
                order by created_at, id limit 200
                """).bind("workspace", workspace).map((row, _) -> read(row)).list());
    }

    Optional<AkashRow> find(UUID workspace, UUID account) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select * from akash_account where id = :id and workspace_id = :workspace and removed_at is null
                """).bind("id", account).bind("workspace", workspace).map((row, _) -> read(row)).findOne());
    }

    /** Every account of every workspace. */
    List<AkashRow> watched() {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select * from akash_account where removed_at is null order by id limit 1000
                """).map((row, _) -> read(row)).list());
    }

    Optional<UUID> ofOwner(Handle handle, UUID workspace, String owner) {
        return handle.createQuery("""
                select id from akash_account where workspace_id = :workspace and owner = :owner and removed_at is null
                """).bind("workspace", workspace).bind("owner", owner).mapTo(UUID.class).findFirst();
    }

    boolean remove(Handle handle, UUID workspace, UUID account) {
        return handle.createUpdate("""
                update akash_account set removed_at = clock_timestamp()
                where id = :id and workspace_id = :workspace and removed_at is null
                """).bind("id", account).bind("workspace", workspace).execute() == 1;
    }

    boolean restore(Handle handle, UUID workspace, UUID account) {
        return handle.createUpdate("""
                update akash_account set removed_at = null
                where id = :id and workspace_id = :workspace and removed_at is not null
                """).bind("id", account).bind("workspace", workspace).execute() == 1;
    }

    /** Their keys go with them. */
    void purge(Duration removedFor) {
        database.jdbi().useHandle((Handle handle) -> handle.createUpdate("""
                delete from akash_account where removed_at < clock_timestamp() - make_interval(secs => :secs)
                """).bind("secs", removedFor.toSeconds()).execute());
    }

    /** False: it was removed meanwhile. */
    boolean answered(Handle handle, AkashRow row, @Nullable String owner, AkashLook look, Instant at) {
        return handle.createUpdate("""
                update akash_account set look = cast(:look as jsonb), answered_at = :at, tried_at = :at,
                    problem = null, owner = coalesce(owner, :owner)
                where id = :id and removed_at is null
                """).bind("id", row.id()).bind("look", Columns.json(look)).bind("at", at).bind("owner", owner)
                .execute() == 1;
    }

    boolean failed(Handle handle, AkashRow row, Problem problem, Instant at) {
        return handle.createUpdate("""
                update akash_account set problem = cast(:problem as jsonb), tried_at = :at
                where id = :id and removed_at is null
                """).bind("id", row.id()).bind("problem", Columns.json(problem)).bind("at", at).execute() == 1;
    }

    /** Keeps one unless there is one of the last minutes already. */
    void addPoint(Handle handle, UUID account, String dseq, AkashPoint point, Duration apart) {
        handle.createUpdate("""
                insert into akash_point (account_id, dseq, at, height, amount, denom, blocks)
                select :account, :dseq, :at, :height, :amount, :denom, :blocks where not exists (
                    select 1 from akash_point where account_id = :account and dseq = :dseq
                        and at > cast(:at as timestamptz) - make_interval(secs => :apart))
                on conflict do nothing
                """).bind("account", account).bind("dseq", dseq).bind("at", point.at()).bind("height", point.height())
                .bind("amount", point.left().value()).bind("denom", point.left().denom())
                .bind("blocks", point.blocks()).bind("apart", apart.toSeconds()).execute();
    }

    /** The newest ones, the oldest first. */
    List<AkashPoint> points(UUID account, String dseq, int limit) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select * from akash_point where account_id = :account and dseq = :dseq order by at desc limit :limit
                """).bind("account", account).bind("dseq", dseq).bind("limit", limit)
                .map((row, _) -> new AkashPoint(Columns.instant(row, "at"), row.getLong("height"),
                        new Amount(row.getBigDecimal("amount"), row.getString("denom")),
                        Columns.maybeLong(row, "blocks")))
                .list()).reversed();
    }

    void tellChanged(Handle handle, UUID workspace, UUID account) {
        handle.createUpdate("""
                insert into event (workspace_id, kind, subject_id) values (:workspace, 'akash.changed', :id)
                """).bind("workspace", workspace).bind("id", account.toString()).execute();
    }

    private static AkashRow read(ResultSet row) throws SQLException {
        return new AkashRow(Columns.id(row, "id"), Columns.id(row, "workspace_id"), row.getString("name"),
                AkashAccountKind.valueOf(row.getString("kind")), row.getString("owner"), row.getString("rest_url"),
                row.getString("console_url"), Columns.instant(row, "created_at"),
                Columns.maybeInstant(row, "tried_at"), Columns.maybeInstant(row, "answered_at"),
                Columns.maybeJson(row, "problem", Problem.class), Columns.maybeJson(row, "look", AkashLook.class));
    }
}
