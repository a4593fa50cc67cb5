package belfry.core.wire;

import belfry.core.akash.lease.Amount;
import belfry.core.problem.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What was seen of an account at one time.
 *
 * @param height of the newest block that the node knew
 * @param behindSeconds how old that block was
 * @param blockSeconds how long a block takes
 * @param measured it was measured; else it is the usual time
 * @param problems of the node; those of deployments stand there
 */
public record AkashLook(long height, Instant blockTime, long behindSeconds, BigDecimal blockSeconds, boolean measured,
        List<Amount> wallet, List<Problem> problems, List<AkashDeploymentView> deployments) {
    public AkashLook {
        wallet = List.copyOf(wallet);
        problems = List.copyOf(problems);
        deployments = List.copyOf(deployments);
    }
}
