package belfry.server.akash;

import belfry.core.problem.Problem;
import belfry.core.wire.AkashAccountKind;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashLook;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code akash_account} without its key. */
record AkashRow(UUID id, UUID workspace, String name, AkashAccountKind kind, @Nullable String owner, String restUrl,
        String consoleUrl, Instant createdAt, @Nullable Instant triedAt, @Nullable Instant answeredAt,
        @Nullable Problem problem, @Nullable AkashLook look) {

    AkashAccountView view() {
        return new AkashAccountView(id, name, kind, owner, restUrl, consoleUrl, createdAt, triedAt, answeredAt,
                problem, look);
    }
}
