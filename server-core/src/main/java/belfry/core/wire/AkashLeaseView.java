package belfry.core.wire;

import belfry.core.akash.lease.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lease and what its provider says of it.
 *
 * @param state in the chain's word
 * @param reason why it was closed, in words; empty while it is not
 * @param reclaimDeadline until when it stays although the provider wants it back
 * @param noticeAgreed the provider cannot close it without notice
 * @param workloadDetail what was seen, or why nothing was
 */
public record AkashLeaseView(int group, int order, String state, String reason, Amount price, long createdHeight,
        long closedHeight, AkashProvider provider, @Nullable Instant reclaimDeadline, boolean noticeAgreed,
        Workload workload, String workloadDetail, List<AkashService> services) {
    public AkashLeaseView {
        services = List.copyOf(services);
    }

    /** Whether it runs. */
    public enum Workload {
        RUNNING, GONE, UNKNOWN
    }
}
