package belfry.server.channel;

import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import belfry.server.database.Columns;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows {@code channel_attempt}: connections on their way through the browser. */
final class AttemptTable {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final String TABLE = "channel_attempt";
    private static final String MEMORY = "memory";

    private final CredentialSeal seal;

    AttemptTable(CredentialSeal seal) {
        this.seal = seal;
    }

    /** What is known of an attempt when the browser comes back. */
    record Attempt(String network, @Nullable String baseUrl, @Nullable String name, @Nullable UUID channelId,
            Map<String, String> memory) {}

    void begin(Handle handle, UUID id, UUID workspace, byte[] stateHash, Attempt attempt) {
        handle.createUpdate("delete from channel_attempt where expires_at < clock_timestamp()").execute();
        handle.createUpdate("""
                insert into channel_attempt (id, state_hash, workspace_id, channel_id, network, base_url, name, memory,
                                             expires_at)
                values (:id, :state, :workspace, :channel, :network, :base, :name, :memory,
                        clock_timestamp() + :life)
                """).bind("id", id).bind("state", stateHash).bind("workspace", workspace)
                .bind("channel", attempt.channelId()).bind("network", attempt.network())
                .bind("base", attempt.baseUrl()).bind("name", attempt.name())
                .bind(MEMORY, seal.seal(Secret.of(Columns.json(attempt.memory())), TABLE, id, MEMORY))
                .bind("life", LIFE).execute();
    }

    /** Empty when it is unknown, too old, somebody else's, or used already. */
    Optional<Attempt> take(Handle handle, UUID workspace, byte[] stateHash) {
        return handle.createQuery("""
                delete from channel_attempt
                where state_hash = :state and workspace_id = :workspace and expires_at > clock_timestamp()
                returning *
                """).bind("state", stateHash).bind("workspace", workspace).map((row, _) -> new Attempt(
                row.getString("network"), row.getString("base_url"), row.getString("name"),
                Columns.maybeId(row, "channel_id"),
                memory(seal.open(row.getBytes(MEMORY), TABLE, Columns.id(row, "id"), MEMORY)))).findOne();
    }

    private static Map<String, String> memory(Secret opened) {
        try {
            return Wire.json().readValue(opened.reveal(), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the memory of an attempt is not what was kept", e);
        }
    }
}
