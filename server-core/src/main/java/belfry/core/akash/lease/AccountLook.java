package belfry.core.akash.lease;

import java.util.List;
import java.util.Map;

/**
 * Everything that was seen of one account at one time.
 *
 * @param head newest block that the node knows
 * @param measured the pace was measured; else it is the usual one
 * @param wallet what the owner could still deposit
 * @param providers of its leases, by address
 */
public record AccountLook(Block head, BlockPace pace, boolean measured, List<Amount> wallet,
        List<Deployment> deployments, Map<String, Provider> providers) {
    public AccountLook {
        wallet = List.copyOf(wallet);
        deployments = List.copyOf(deployments);
        providers = Map.copyOf(providers);
    }
}
