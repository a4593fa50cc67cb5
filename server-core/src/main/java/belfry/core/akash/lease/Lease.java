package belfry.core.akash.lease;

import java.time.Instant;
import java.util.Optional;

/**
 * A contract with one provider.
 *
 * @param reason why it was closed, in the chain's word; empty while it is not
 * @param price for one block, as agreed
 * @param billed for one block, as the escrow pays it, where it is known
 * @param paymentState {@code open}, {@code closed}, {@code overdrawn}; empty: not known
 * @param reclaim notice that the provider must give before it closes
 */
public record Lease(int group, int order, String provider, LeaseState state, String reason, Amount price,
        Optional<Amount> billed, String paymentState, long createdHeight, long closedHeight, Reclaim reclaim,
        Workload workload) {

    /** Notice that the provider must give, and gave. */
    public record Reclaim(boolean agreed, Optional<Instant> deadline) {
        public static final Reclaim NONE = new Reclaim(false, Optional.empty());
    }

    public Lease running(Workload fresh) {
        return new Lease(group, order, provider, state, reason, price, billed, paymentState, createdHeight,
                closedHeight, reclaim, fresh);
    }

    /** What one block takes from the escrow: the larger of the two, so that the runway is never too long. */
    public Amount rate() {
        return billed.filter(amount -> amount.denom().equals(price.denom()) && price.below(amount)).orElse(price);
    }
}
