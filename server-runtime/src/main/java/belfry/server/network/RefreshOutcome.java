package belfry.server.network;

import belfry.core.problem.Problem;
import belfry.core.publish.ErrorClass;
import belfry.core.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/** What became of renewing a credential. */
public sealed interface RefreshOutcome {
    record Renewed(Secret credential, Optional<Instant> expiresAt) implements RefreshOutcome {}

    /** Still good, nothing to renew. */
    record NotNeeded() implements RefreshOutcome {}

    /** {@code kind} says whether it may pass (an outage) or needs a person (REAUTHORISE). */
    record Refused(ErrorClass kind, Problem problem) implements RefreshOutcome {}
}
