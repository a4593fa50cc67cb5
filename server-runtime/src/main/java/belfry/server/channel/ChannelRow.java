package belfry.server.channel;

import belfry.core.problem.Problem;
import belfry.core.wire.ChannelHealth;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connected account as it stands in the database, without its credential. */
public record ChannelRow(UUID id, UUID workspaceId, String network, String remoteAccountId, String name, String handle,
        @Nullable String avatarUrl, @Nullable String baseUrl, Map<String, String> facts,
        @Nullable Instant tokenExpiresAt, ChannelHealth health, @Nullable Problem problem,
        @Nullable Instant heldUntil, @Nullable Instant disabledAt, @Nullable Instant removedAt, long version) {
    public ChannelRow {
        facts = Map.copyOf(facts);
    }

    public boolean disabled() {
        return disabledAt != null;
    }
}
