package belfry.core.akash.lease;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.problem.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is wrong with what one deployment runs. */
final class WorkloadFindings {
    static final String GONE = "akash-workload-gone";
    static final String OFFLINE = "akash-provider-offline";
    static final String REPLICAS = "akash-replicas-missing";
    static final String RECLAIMING = "akash-lease-reclaimed";
    static final String DROPPED = "akash-dropped-by-provider";
    static final String NO_LEASE = "akash-no-lease";
    static final String CLOSED = "akash-deployment-closed";
    static final List<String> CODES = List.of(GONE, OFFLINE, REPLICAS, RECLAIMING, DROPPED, NO_LEASE, CLOSED);
    /** A provider ends a lease after about so long with a service below its replicas, at the soonest and in the mean. */
    static final Duration SOONEST_END = Duration.ofMinutes(3);
    static final Duration USUAL_END = Duration.ofMinutes(8);

    private final Deployment deployment;
    private final AccountLook look;
    private final Map<String, Instant> shortSince;
    private final Instant now;

    /** @param shortSince since when a service has been short of replicas, by {@link #key} */
    WorkloadFindings(Deployment deployment, AccountLook look, Map<String, Instant> shortSince, Instant now) {
        this.deployment = deployment;
        this.look = look;
        this.shortSince = shortSince;
        this.now = now;
    }

    static String key(String dseq, Lease lease, String service) {
        return "%s/%d/%d/%s".formatted(dseq, lease.group(), lease.order(), service);
    }

    List<Problem> all() {
        if (!deployment.active()) {
            return List.of(closed());
        }
        var found = new ArrayList<Problem>();
        if (deployment.billed().isEmpty()) {
            found.add(withoutLease());
        }
        if (!deployment.escrow().overdrawn()) { // that it stops then is no trouble of its own
            deployment.billed().forEach(lease -> lease(lease, found));
        }
        return found;
    }

    private void lease(Lease lease, List<Problem> found) {
        if (lease.state() == LeaseState.RECLAIMING) {
            found.add(reclaimed(lease));
        }
        var provider = look.providers().get(lease.provider());
        if (lease.workload() instanceof Workload.Gone(var seen)) {
            found.add(gone(lease, seen));
        } else if (provider != null && provider.reach() == Provider.Reach.UNREACHED) {
            found.add(offline(lease, provider));
        } else if (lease.workload() instanceof Workload.Running(var services)) {
            services.stream().filter(service -> !service.complete())
                    .forEach(service -> found.add(replicas(lease, service)));
        }
    }

    private Problem gone(Lease lease, String seen) {
        return Problem.critical(GONE,
                "%s runs no longer, but its lease is active and billed".formatted(name()),
                "The provider %s has lost the workload while the chain still counts the lease; its volumes are most"
                        .formatted(provider(lease)) + " likely gone",
                "Create a new deployment with another provider and restore the newest backup there",
                "Then close this one, so that what is left of the escrow comes back")
                .seen(List.of("lease %d/%d %s on chain".formatted(lease.group(), lease.order(), word(lease)), seen));
    }

    private Problem offline(Lease lease, Provider provider) {
        return Problem.error(OFFLINE, "The provider of %s does not answer; the lease is billed on".formatted(name()),
                "%s cannot be reached: %s".formatted(
                        provider.hostUri().isEmpty() ? provider.address() : provider.hostUri(), provider.detail()),
                "Wait some minutes: an outage of a provider often passes",
                "After an hour, restore the newest backup with another provider and close this deployment")
                .seen(List.of("lease with %s %s on chain".formatted(provider(lease), word(lease))));
    }

    private Problem replicas(Lease lease, ServiceReplicas service) {
        var since = shortSince.getOrDefault(key(deployment.dseq(), lease, service.name()), now);
        var whose = deployment.name().equals(service.name()) ? "" : " of " + name();
        var summary = "“%s”%s has %d of %d replicas".formatted(service.name(), whose, service.available(),
                service.total());
        if (lease.reclaim().agreed()) {
            return Problem.error(REPLICAS, summary,
                    "It crashes or does not start; the provider cannot end the lease at once, because it must give"
                            + " notice first",
                    "Read its log at the provider", "Back up before you change anything");
        }
        var soonest = since.plus(SOONEST_END);
        return Problem.critical(REPLICAS, summary,
                "A provider ends a lease whose service stays short for 3 to 13 minutes, 8 as a rule, and deletes every"
                        + " volume of the group with it; this one has been short for %s".formatted(
                                Spans.words(Duration.between(since, now))),
                now.isBefore(soonest)
                        ? "Back up now: about %s are left at the least".formatted(
                                Spans.words(Duration.between(now, soonest).plusMinutes(1)))
                        : "Back up at once: the lease may end any moment",
                "Read its log at the provider and update the deployment with what mends it");
    }

    private Problem reclaimed(Lease lease) {
        var until = lease.reclaim().deadline();
        return Problem.critical(RECLAIMING,
                "The provider takes %s back%s".formatted(name(),
                        until.map(end -> " in " + Spans.words(Duration.between(now, end).isNegative()
                                ? Duration.ZERO
                                : Duration.between(now, end))).orElse("")),
                "%s has begun to reclaim the lease; after the deadline it may close it, and the volumes go"
                        .formatted(provider(lease)),
                "Back up now", "Deploy with another provider, restore there, then close this one")
                .seen(until.map(end -> List.of("deadline " + end)).orElse(List.of()));
    }

    private Problem withoutLease() {
        var paused = deployment.groups().stream().filter(group -> group.state().equals("paused")).findFirst();
        var last = deployment.leases().stream().filter(lease -> lease.closedHeight() > 0)
                .max(Comparator.comparingLong(Lease::closedHeight));
        // Console tells no groups; then the reason must do.
        if (paused.isPresent() || (deployment.groups().isEmpty()
                && last.map(Lease::reason).filter(CloseReason::byProvider).isPresent())) {
            return Problem.critical(DROPPED, "The provider has dropped %s; its volumes are gone".formatted(name()),
                    "The lease was closed by the provider%s, the group is paused, and the money lies idle".formatted(
                            last.map(lease -> " (%s)".formatted(CloseReason.words(lease.reason()))).orElse("")),
                    "Create a new deployment and restore the newest backup there",
                    "Close this one, so that its deposit comes back; Console has no way to start it again")
                    .seen(List.of("deployment active, no active lease"
                            + paused.map(group -> ", group %d paused".formatted(group.number())).orElse("")));
        }
        return Problem.warning(NO_LEASE, "%s has no lease: nothing runs, and its deposit is bound".formatted(name()),
                last.isPresent()
                        ? "Its lease was closed (%s); a new order is open".formatted(CloseReason.words(
                                last.get().reason()))
                        : "Its order is open, but no bid was accepted; bids end after five minutes",
                "Accept a bid, or close the deployment to get the deposit back");
    }

    private Problem closed() {
        var reasons = deployment.leases().stream().map(Lease::reason)
                .filter(reason -> !CloseReason.unknown(reason)).toList();
        var broke = deployment.escrow().overdrawn()
                || reasons.stream().anyMatch(CloseReason.FUNDS::equals)
                || deployment.leases().stream().anyMatch(lease -> lease.state() == LeaseState.INSUFFICIENT_FUNDS);
        var byOwner = !broke && reasons.stream().allMatch(CloseReason.OWNER::equals);
        var why = broke
                ? "Its escrow ran out%s".formatted(reasons.isEmpty()
                        ? "; the chain gives no reason, the overdrawn escrow tells it"
                        : "")
                : reasons.isEmpty() ? "The chain gives no reason" : "It was " + CloseReason.words(reasons.getFirst());
        var summary = "%s is closed; what was on its volumes is gone".formatted(name());
        return new Problem(CLOSED,
                byOwner ? Severity.INFO : Severity.ERROR, summary, why,
                List.of("escrow " + deployment.escrow().state()),
                byOwner
                        ? List.of("Nothing to do, if this was meant")
                        : List.of("Create a new deployment and restore the newest backup there",
                                "A closed deployment cannot be opened again, nor by a deposit"),
                null);
    }

    private String name() {
        return "“%s”".formatted(deployment.name());
    }

    private static String word(Lease lease) {
        return lease.state().name().toLowerCase(Locale.ROOT);
    }

    private String provider(Lease lease) {
        var known = look.providers().get(lease.provider());
        return known == null || known.hostUri().isEmpty()
                ? OwnerAddress.shortened(lease.provider())
                : known.hostUri().replaceFirst("^https?://", "").replaceFirst(":\\d+.*$", "");
    }
}
