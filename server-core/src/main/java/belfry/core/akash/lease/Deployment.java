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
 * @param called what it was called when its services were last seen; empty: they never were
 */
public record Deployment(String owner, String dseq, String state, String hash, long createdHeight,
        List<Group> groups, List<Lease> leases, Escrow escrow, Optional<Boolean> autoTopUp, String called) {
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
        return new Deployment(owner, dseq, state, hash, createdHeight, groups, fresh, escrow, autoTopUp, called);
    }

    public Deployment toppedUp(boolean automatically) {
        return new Deployment(owner, dseq, state, hash, createdHeight, groups, leases, escrow,
                Optional.of(automatically), called);
    }

    public Deployment grouped(List<Group> known) {
        return new Deployment(owner, dseq, state, hash, createdHeight, known, leases, escrow, autoTopUp, called);
    }

    /** Services that are gone have no names any more; people know it by the old one. */
    public Deployment called(String before) {
        return new Deployment(owner, dseq, state, hash, createdHeight, groups, leases, escrow, autoTopUp, before);
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
        if (!called.isEmpty()) {
            return called;
        }
        var named = groups.stream().map(Group::name).filter(name -> !name.isBlank()).distinct().toList();
        return named.isEmpty() ? "Deployment " + dseq : String.join(", ", named);
    }

    private static Stream<ServiceReplicas> services(Lease lease) {
        return lease.workload() instanceof Workload.Running(var services) ? services.stream() : Stream.empty();
    }
}
