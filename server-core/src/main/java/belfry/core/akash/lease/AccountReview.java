package belfry.core.akash.lease;

import belfry.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be said of an account: how long each deployment's money lasts, and everything that is wrong.
 *
 * @param behind how old the node's newest block is
 * @param shortSince since when services have been short of replicas; to be handed to the next review
 */
public record AccountReview(AccountLook look, Duration behind, List<Problem> problems, List<Reviewed> deployments,
        Map<String, Instant> shortSince) {
    public AccountReview {
        problems = List.copyOf(problems);
        deployments = List.copyOf(deployments);
        shortSince = Map.copyOf(shortSince);
    }

    /** One deployment with what was found. */
    public record Reviewed(Deployment deployment, Runway runway, List<Problem> problems) {
        public Reviewed {
            problems = List.copyOf(problems);
        }
    }

    /** @param before {@link #shortSince} of the review before this one */
    public static AccountReview of(AccountLook look, Map<String, Instant> before, Instant now) {
        var since = shortSince(look, before, now);
        var reviewed = look.deployments().stream().map(deployment -> review(deployment, look, since, now)).toList();
        return new AccountReview(look, NodeFindings.behind(look, now), NodeFindings.all(look, now), reviewed, since);
    }

    private static Reviewed review(Deployment deployment, AccountLook look, Map<String, Instant> since, Instant now) {
        var runway = Runway.of(deployment, look.head(), look.pace());
        var problems = new ArrayList<Problem>(new WorkloadFindings(deployment, look, since, now).all());
        problems.addAll(new MoneyFindings(deployment, runway, look, now).all());
        problems.sort(Comparator.comparing(Problem::severity).reversed());
        return new Reviewed(deployment, runway, problems);
    }

    private static Map<String, Instant> shortSince(AccountLook look, Map<String, Instant> before, Instant now) {
        var since = new HashMap<String, Instant>();
        for (var deployment : look.deployments()) {
            for (var lease : deployment.billed()) {
                if (lease.workload() instanceof Workload.Running(var services)) {
                    services.stream().filter(service -> !service.complete())
                            .map(service -> key(deployment.dseq(), lease, service.name()))
                            .forEach(key -> since.put(key, before.getOrDefault(key, now)));
                }
            }
        }
        return since;
    }

    /** Names a service of a lease in {@link #shortSince}. */
    public static String key(String dseq, Lease lease, String service) {
        return WorkloadFindings.key(dseq, lease, service);
    }

    /** The codes of everything that a review can find. */
    public static List<String> codes() {
        var all = new ArrayList<String>(MoneyFindings.CODES);
        all.addAll(WorkloadFindings.CODES);
        all.addAll(NodeFindings.CODES);
        return List.copyOf(all);
    }
}
