package belfry.core.wire;

import belfry.core.problem.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of Akash that is watched.
 *
 * @param owner its address; null until Console has told it
 * @param triedAt when it was last asked for
 * @param answeredAt how old {@code look} is
 * @param problem why the newest attempt gave nothing; {@code look} is then an older answer
 */
public record AkashAccountView(UUID id, String name, AkashAccountKind kind, @Nullable String owner, String restUrl,
        String consoleUrl, Instant addedAt, @Nullable Instant triedAt, @Nullable Instant answeredAt,
        @Nullable Problem problem, @Nullable AkashLook look) {}
