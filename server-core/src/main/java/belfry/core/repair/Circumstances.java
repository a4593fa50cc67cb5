package belfry.core.repair;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be a reason why one delivery is where it is. */
public record Circumstances(Instant now, DeliveryState state, @Nullable Instant dueAt, @Nullable Instant nextTryAt,
        int tries, @Nullable String holdReason, @Nullable Problem problem, @Nullable Instant publishedAt,
        @Nullable Long latenessMillis, @Nullable String url, Channel channel, Sending sending, Publishers publishers,
        Optional<String> incident) {

    /** The channel and whether it may publish. */
    public record Channel(String name, String network, boolean disabled, boolean disconnected,
            @Nullable Instant heldUntil) {}

    /** The last commit in the ledger: when it was begun and whether its end is known. */
    public record Sending(Optional<Instant> begunAt, boolean open) {}

    /** The processes that publish: how many beat lately, and when one was last seen. */
    public record Publishers(int alive, Optional<Instant> lastSeenAt) {}
}
