package belfry.core.akash.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A deployment that is well, and what may befall it. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    static final Block HEAD = new Block(23_400_000, NOW.minusSeconds(4));
    static final BlockPace SIX = new BlockPace(Duration.ofMinutes(1000), 10_000);
    static final String OWNER = OwnerAddress.sample(1).text();
    static final String PROVIDER = OwnerAddress.sample(2).text();

    private Samples() {}

    static Amount uact(String value) {
        return Amount.parse(value, "uact");
    }

    static Workload running(int available, int total) {
        return new Workload.Running(List.of(new ServiceReplicas("app", available, total, List.of("app.example")),
                new ServiceReplicas("db", 1, 1, List.of())));
    }

    static Lease lease(String price, Workload workload) {
        return new Lease(1, 1, PROVIDER, LeaseState.ACTIVE, "", uact(price), Optional.of(uact(price)), "open",
                23_300_000, 0, Lease.Reclaim.NONE, workload);
    }

    static Lease ended(String reason) {
        return new Lease(1, 1, PROVIDER, LeaseState.CLOSED, reason, uact("100"), Optional.empty(), "closed",
                23_300_000, 23_399_000, Lease.Reclaim.NONE, new Workload.Unknown("it is closed"));
    }

    static Lease in(LeaseState state, Lease.Reclaim reclaim, Workload workload) {
        return new Lease(1, 1, PROVIDER, state, "", uact("100"), Optional.of(uact("100")), "open", 23_300_000, 0,
                reclaim, workload);
    }

    static Escrow escrow(String state, String... funds) {
        return new Escrow(state, List.of(funds).stream().map(Samples::uact).toList(), List.of(), List.of(),
                23_390_000);
    }

    static Deployment deployment(Escrow escrow, Lease... leases) {
        return new Deployment(OWNER, "23373574", "active", "hash", 23_373_574,
                List.of(new Deployment.Group(1, "dcloud", "open")), List.of(leases), escrow, Optional.empty(), "");
    }

    static Deployment closed(Escrow escrow, Lease... leases) {
        return new Deployment(OWNER, "23373574", "closed", "hash", 23_373_574,
                List.of(new Deployment.Group(1, "dcloud", "closed")), List.of(leases), escrow, Optional.empty(), "");
    }

    static Deployment paused(Lease... leases) {
        return new Deployment(OWNER, "23373574", "active", "hash", 23_373_574,
                List.of(new Deployment.Group(1, "dcloud", "paused")), List.of(leases),
                escrow("open", "90000000"), Optional.empty(), "");
    }

    static Provider provider(Provider.Reach reach, String detail) {
        return new Provider(PROVIDER, "https://provider.example:8443", reach, detail, Optional.empty());
    }

    static AccountLook look(Deployment... deployments) {
        return look(provider(Provider.Reach.REACHED, "answers"), List.of(uact("50000000")), deployments);
    }

    static AccountLook look(Provider provider, List<Amount> wallet, Deployment... deployments) {
        return new AccountLook(HEAD, SIX, true, wallet, List.of(deployments), Map.of(PROVIDER, provider));
    }
}
