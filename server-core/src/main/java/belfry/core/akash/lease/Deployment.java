package belfry.core.akash.lease;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A deployment as the chain keeps it.
 *
 * @param state {@code active} or {@code closed}
 * @param groups by name and state: {@code open}, {@code paused}, {@code insufficient_funds}, {@code closed}
 * @param autoTopUp whether Console refills it; empty: Console was not asked
 */
public record Deployment(String owner, String dseq, String state, String hash, long createdHeight,
        List<Group> groups, List<Lease> leases, Escrow escrow, Optional<Boolean> autoTopUp) {
    public Deployment {
        groups = List.copyOf(groups);
        leases = List.copyOf(leases);
    }

    /** A set of services with one provider. */
    public record Group(int number, String name, String state) {}

    public boolean active() {
        return state.equals("active");
    }

    public Deployment leased(List<Lease> fresh) {
        return new Deployment(owner, dseq, state, hash, createdHeight, groups, fresh, escrow, autoTopUp);
    }

    public Deployment toppedUp(boolean automatically) {
        return new Deployment(owner, dseq, state, hash, createdHeight, groups, leases, escrow,
                Optional.of(automatically));
    }

    /** Leases that cost something. */
    public List<Lease> billed() {
        return leases.stream().filter(lease -> lease.state().billed()).toList();
    }

    /** What its services are called, else what its groups are, else its number. */
    public String name() {
        var services = leases.stream().flatMap(Deployment::services).map(ServiceReplicas::name).distinct().sorted()
                .toList();
        if (!services.isEmpty()) {
            return String.join(", ", services);
        }
        var named = groups.stream().map(Group::name).filter(name -> !name.isBlank()).distinct().toList();
        return named.isEmpty() ? "Deployment " + dseq : String.join(", ", named);
    }

    private static Stream<ServiceReplicas> services(Lease lease) {
        return lease.workload() instanceof Workload.Running(var services) ? services.stream() : Stream.empty();
    }
}
