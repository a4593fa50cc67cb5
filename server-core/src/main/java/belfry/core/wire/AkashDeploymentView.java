package belfry.core.wire;

import belfry.core.akash.lease.Amount;
import belfry.core.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment with everything that is known of it.
 *
 * @param state {@code active} or {@code closed}
 * @param createdAt reckoned from its block
 * @param perBlock what it costs; null: nothing is billed
 * @param autoTopUp whether Console refills it; null: not known
 */
public record AkashDeploymentView(String dseq, String owner, String name, String state, String hash,
        long createdHeight, Instant createdAt, @Nullable Amount perBlock, @Nullable Amount perHour,
        @Nullable Amount perMonth, AkashRunway runway, AkashEscrow escrow, @Nullable Boolean autoTopUp,
        List<AkashLeaseView> leases, List<Problem> problems) {
    public AkashDeploymentView {
        leases = List.copyOf(leases);
        problems = List.copyOf(problems);
    }
}
